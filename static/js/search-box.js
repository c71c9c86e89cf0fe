/* `form[data-suggest]`: pages that begin like what is typed, in a list below the box (the combobox pattern of WAI-ARIA).
   One that is chosen is opened; Enter on the text itself searches for it, as it does without a script. */
const PAUSE = 120;
const SHORTEST = 2;
const FROM_THE_FIRST = /[^\p{Script=Latin}\p{N}\s]/u;
let serial = 0;

const element = (name, className, attributes = {}) => {
  const made = document.createElement(name);
  made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

class SearchBox {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[name=q]");
    this.active = -1;
    this.build();
    this.listen();
  }

  build() {
    serial += 1;
    this.id = `suggestions-${serial}`;
    this.list = element("ul", "suggestions", { id: this.id, role: "listbox", "aria-label": this.form.dataset.label });
    this.list.hidden = true;
    this.status = element("span", "visually-hidden", { role: "status" });
    this.form.append(this.list, this.status);
    const state = { role: "combobox", "aria-autocomplete": "list", "aria-controls": this.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(state)) this.input.setAttribute(name, value);
    this.input.autocomplete = "off";
  }

  listen() {
    this.input.addEventListener("input", (event) => event.isComposing || this.soon());
    this.input.addEventListener("compositionend", () => this.soon());
    this.input.addEventListener("keydown", (event) => event.isComposing || this.onKey(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
  }

  /* What to show: asked for once typing pauses; only the answer to the latest question counts. */

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const text = this.input.value.trim();
    this.request?.abort();
    if (text.length < SHORTEST && !FROM_THE_FIRST.test(text)) {
      this.close();
      return;
    }
    this.request = new AbortController();
    try {
      const url = `${this.form.dataset.suggest}?q=${encodeURIComponent(text)}`;
      const answer = await fetch(url, { signal: this.request.signal, headers: { Accept: "application/json" } });
      if (answer.ok) this.show(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show([, titles, descriptions, urls]) {
    if (document.activeElement !== this.input) return;
    this.list.replaceChildren(...titles.map((title, at) => this.option(title, descriptions[at], urls[at], at)));
    this.list.hidden = titles.length === 0;
    this.input.setAttribute("aria-expanded", String(titles.length > 0));
    this.point(-1);
    this.status.textContent = this.form.dataset.count.replace("{count}", titles.length);
  }

  option(title, description, url, at) {
    const path = new URL(url).pathname;
    const option = element("li", "suggestion", { id: `${this.id}-${at}`, role: "option", "aria-selected": "false" });
    const name = element("span", "suggestion-title", { dir: "auto" });
    const kind = element("span", "suggestion-kind");
    name.textContent = title;
    kind.textContent = description;
    option.append(name, " ", kind);
    option.dataset.url = path;
    return option;
  }

  stopAsking() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  close() {
    this.stopAsking();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.point(-1);
  }

  /* Moving through the list: from the last option back to what was typed, and the other way round. */

  /* A list that one moves through stays: an answer that is under way would take the choice back. */
  move(at) {
    this.stopAsking();
    this.point(at);
  }

  point(at) {
    this.active = at;
    [...this.list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const option = this.list.children[at];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  onKey(event) {
    const options = this.list.children.length;
    if (this.list.hidden) {
      if (event.key !== "ArrowDown") return;
      this.ask();
    } else if (event.key === "ArrowDown") this.move(this.active + 1 < options ? this.active + 1 : -1);
    else if (event.key === "ArrowUp") this.move(this.active > -1 ? this.active - 1 : options - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.active > -1) this.go(this.list.children[this.active]);
    else return;
    event.preventDefault();
  }

  go(option) {
    if (option) location.assign(option.dataset.url);
  }
}

for (const form of document.querySelectorAll("form[data-suggest]")) new SearchBox(form);
