/* Rows of a form that can be added, removed and moved. Names keep the order: `sources-0-key`, `sources-1-key` …
   The blank row that stands ready without scripts is taken away: the button adds one. The buttons of a row
   are named after its place. */
const NAMED = ["name", "id", "for", "aria-describedby", "aria-labelledby"];

const renumber = (list, prefix) => {
  const pattern = new RegExp(`(?<![a-z0-9-])${prefix}-(?:\\d+|__n__)-`, "g");
  [...list.children].forEach((row, at) => {
    for (const number of row.querySelectorAll("[data-row-number]")) number.textContent = at + 1;
    for (const element of row.querySelectorAll("*")) {
      for (const name of NAMED) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(pattern, `${prefix}-${at}-`));
      }
    }
  });
};

const changed = (group) => group.dispatchEvent(new Event("input", { bubbles: true }));

const add = (group, list) => {
  const made = group.querySelector("[data-row-template]").content.cloneNode(true);
  list.append(made);
  renumber(list, group.dataset.rows);
  const row = list.lastElementChild;
  row.querySelector("[data-row-tools]").hidden = false;
  row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
};

const remove = (group, list, row) => {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  renumber(list, group.dataset.rows);
  (next?.querySelector("[data-row-remove]") ?? group.querySelector("[data-row-add]")).focus();
};

const move = (group, list, row, button, up) => {
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (up) other.before(row);
  else other.after(row);
  renumber(list, group.dataset.rows);
  const still = getComputedStyle(button).visibility === "visible";
  (still ? button : row.querySelector("[data-row-remove]")).focus();
};

const act = (group, list, event) => {
  const button = event.target.closest("button");
  const row = button?.closest("[data-row]");
  if (!button || button.closest("[data-rows]") !== group) return;
  if (button.matches("[data-row-add]")) add(group, list);
  else if (button.matches("[data-row-remove]")) remove(group, list, row);
  else if (button.matches("[data-row-up]")) move(group, list, row, button, true);
  else if (button.matches("[data-row-down]")) move(group, list, row, button, false);
  else return;
  changed(group);
};

for (const group of document.querySelectorAll("[data-rows]")) {
  const list = group.querySelector("[data-rows-list]");
  for (const row of list.querySelectorAll(":scope > [data-row-blank]")) row.remove();
  for (const tool of group.querySelectorAll("[data-row-tools], [data-row-add]")) tool.hidden = false;
  group.addEventListener("click", (event) => act(group, list, event));
}
