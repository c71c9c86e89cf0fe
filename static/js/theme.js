/* The reader's choice of theme, kept in local storage only. Runs before the page is painted (so it is no module):
   the dark sheets' own media condition is the system's wish, which a choice replaces. */
(() => {
  const KEY = "casebook:theme";
  const MEDIA = { auto: "screen and (prefers-color-scheme: dark)", dark: "screen", light: "not all" };
  const root = document.documentElement;

  const read = () => {
    try {
      const choice = localStorage.getItem(KEY);
      return choice in MEDIA ? choice : "auto";
    } catch {
      return "auto";
    }
  };

  const keep = (choice) => {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      /* Storage is closed to us: the choice holds for this page. */
    }
  };

  const apply = (choice) => {
    root.dataset.theme = choice;
    for (const sheet of document.querySelectorAll("link[data-dark]")) {
      if (sheet.media !== MEDIA[choice]) sheet.media = MEDIA[choice];
    }
  };

  const mark = (menu) => {
    for (const button of menu.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === root.dataset.theme));
    }
  };

  apply(read());
  document.addEventListener("DOMContentLoaded", () => {
    const menu = document.querySelector("[data-theme-menu]");
    if (!menu) return;
    menu.hidden = false;
    mark(menu);
    menu.addEventListener("click", (event) => {
      const button = event.target.closest("[data-theme-choice]");
      if (!button) return;
      apply(button.dataset.themeChoice);
      keep(button.dataset.themeChoice);
      mark(menu);
    });
  });
  addEventListener("storage", (event) => {
    if (event.key === KEY) apply(read());
  });
})();
