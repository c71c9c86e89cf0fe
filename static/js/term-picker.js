/* `[data-picker]`: chips and a search over the tree of terms (the combobox pattern of WAI-ARIA) over a textarea of one
   value a line. The textarea stays the form's field and the truth; where the terms cannot be read it stays as it is. */
import { join, parse } from "./picker-lines.js";
import { exact, load, search } from "./terms.js";

const fromTemplate = (id) => document.querySelector(id).content.cloneNode(true);
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
let serial = 0;

class Picker {
  constructor(place, terms) {
    this.terms = terms;
    this.field = place.querySelector("textarea");
    place.append(fromTemplate("#picker-shell"));
    this.shell = place.querySelector(".picker-shell");
    this.words = this.shell.dataset;
    this.chosen = this.shell.querySelector(".picker-chosen");
    this.input = this.shell.querySelector(".picker-input");
    this.list = this.shell.querySelector(".picker-list");
    this.status = this.shell.querySelector("[role=status]");
    this.raw = place.querySelector(".picker-raw");
    this.linking = null;
    this.active = -1;
    this.id = this.field.id;
    this.input.placeholder = place.dataset.placeholder ?? this.input.placeholder;
    this.describe();
    this.listen();
    this.readField();
    this.showRaw(false);
  }

  /* The field's help and errors speak for the search box, too. */
  describe() {
    serial += 1;
    this.list.id = `picker-list-${serial}`;
    this.input.setAttribute("aria-controls", this.list.id);
    for (const name of ["aria-describedby", "aria-invalid"]) {
      const value = this.field.getAttribute(name);
      if (value) this.input.setAttribute(name, value);
    }
  }

  listen() {
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("click", () => this.open());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
    this.chosen.addEventListener("click", (event) => this.onChip(event.target.closest("button")));
    this.raw.addEventListener("click", () => this.showRaw(!this.shell.hidden));
    this.field.addEventListener("change", () => this.readField());
  }

  /* The values, from the field and back to it. */

  readField() {
    this.values = parse(this.field.value);
    this.drawChips();
  }

  write() {
    this.field.value = join(this.values);
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.drawChips();
  }

  termOf(value) {
    return value.slug ? this.terms.find((term) => term.slug === value.slug) : exact(this.terms, value.text);
  }

  drawChips() {
    this.chosen.replaceChildren(...this.values.map((value, at) => this.chip(value, at)));
    this.chosen.hidden = this.values.length === 0;
  }

  chip(value, at) {
    const chip = fromTemplate("#picker-value").firstElementChild;
    const term = this.termOf(value);
    chip.dataset.at = at;
    chip.classList.toggle("picker-unmatched", !term);
    chip.classList.toggle("picker-linking", this.linking === at);
    chip.querySelector(".picker-text").textContent = value.text;
    if (!term) chip.querySelector(".picker-term").textContent = this.words.noTerm;
    else if (term.label !== value.text) chip.querySelector(".picker-term").textContent = `→ ${term.label}`;
    chip.querySelector(".picker-link").hidden = Boolean(term);
    chip.querySelector(".picker-up").hidden = at === 0;
    for (const button of chip.querySelectorAll("[aria-label]")) {
      button.setAttribute("aria-label", fill(button.getAttribute("aria-label"), { value: value.text }));
    }
    return chip;
  }

  onChip(button) {
    if (!button) return;
    const at = Number(button.closest("li").dataset.at);
    if (button.matches(".picker-link")) this.link(at);
    else if (button.matches(".picker-up")) this.makeFirst(at);
    else this.remove(at);
  }

  link(at) {
    this.linking = at;
    this.drawChips();
    this.say("linking", { value: this.values[at].text });
    this.input.focus();
    this.open();
  }

  makeFirst(at) {
    const [value] = this.values.splice(at, 1);
    this.values.unshift(value);
    this.write();
    this.say("moved", { value: value.text });
    this.chosen.querySelector(".picker-remove").focus();
  }

  remove(at) {
    const [value] = this.values.splice(at, 1);
    this.linking = null;
    this.write();
    this.say("removed", { value: value.text });
    (this.chosen.children[at]?.querySelector(".picker-remove") ?? this.input).focus();
  }

  say(words, values) {
    this.status.textContent = fill(this.words[words], values);
  }

  /* The list of terms below the search box. */

  open() {
    const found = search(this.terms, this.input.value);
    const options = found.map((term) => this.option(term));
    const text = this.input.value.trim();
    if (text !== "" && this.linking === null && !exact(this.terms, text)) options.push(this.freeOption(text));
    this.list.replaceChildren(...options);
    this.list.hidden = options.length === 0;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    this.point(text === "" ? -1 : 0);
    if (text !== "") this.say("found", { count: found.length });
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.point(-1);
    if (this.linking !== null) {
      this.linking = null;
      this.drawChips();
    }
  }

  option(term) {
    const option = this.bareOption(term.label);
    const searching = this.input.value.trim() !== "";
    option.dataset.slug = term.slug;
    option.setAttribute("aria-selected", String(this.values.some((value) => this.termOf(value) === term)));
    option.style.setProperty("--depth", searching ? 0 : term.depth);
    if (searching && term.path.length) option.append(this.note(term.path.join(" › ")));
    if (term.definition) option.append(this.note(term.definition, "picker-definition"));
    return option;
  }

  freeOption(text) {
    const option = this.bareOption(fill(this.words.asWritten, { value: text }));
    option.dataset.text = text;
    option.setAttribute("aria-selected", "false");
    return option;
  }

  bareOption(words) {
    const option = document.createElement("li");
    serial += 1;
    option.id = `picker-option-${serial}`;
    option.className = "picker-option";
    option.setAttribute("role", "option");
    option.textContent = words;
    return option;
  }

  note(words, kind = "") {
    const note = document.createElement("span");
    note.className = `picker-note ${kind}`.trim();
    note.textContent = words;
    return note;
  }

  point(at) {
    const options = [...this.list.children];
    this.active = options.length ? Math.min(at, options.length - 1) : -1;
    options.forEach((option, index) => option.classList.toggle("picker-active", index === this.active));
    const option = options[this.active];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  onKey(event) {
    const shown = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (shown) this.step(event.key === "ArrowDown" ? 1 : -1);
      else this.open();
    } else if (event.key === "Enter") {
      if (shown) this.take(this.list.children[this.active]);
    } else if (event.key === "Escape" && (shown || this.input.value !== "")) {
      if (!shown) this.input.value = "";
      this.close();
    } else return;
    event.preventDefault();
  }

  step(by) {
    const count = this.list.children.length;
    this.point(this.active === -1 && by === -1 ? count - 1 : (this.active + by + count) % count);
  }

  take(option) {
    if (!option) return;
    const term = this.terms.find((candidate) => candidate.slug === option.dataset.slug);
    if (this.linking !== null) this.values[this.linking].slug = term.slug;
    else if (!this.values.some((value) => term && this.termOf(value) === term)) this.values.push(this.valueOf(term, option));
    this.say("added", { value: term?.label ?? option.dataset.text });
    this.linking = null;
    this.input.value = "";
    this.write();
    this.close();
  }

  /* A term's own label finds it again, unless another term bears the same one. */
  valueOf(term, option) {
    if (!term) return { text: option.dataset.text, slug: null };
    return { text: term.label, slug: exact(this.terms, term.label) === term ? null : term.slug };
  }

  /* What is shown has the field's id, and with it the label and the links from the list of errors. */
  showRaw(raw) {
    this.field.id = raw ? this.id : `${this.id}-text`;
    this.input.id = raw ? `${this.id}-search` : this.id;
    this.raw.dataset.hidden ??= this.raw.textContent;
    this.raw.textContent = raw ? this.raw.dataset.shown : this.raw.dataset.hidden;
    this.field.hidden = !raw;
    this.shell.hidden = raw;
    if (!raw) this.readField();
  }
}

for (const place of document.querySelectorAll("[data-picker]")) {
  load(place.dataset.options).then(
    (terms) => new Picker(place, terms),
    (error) => console.info(`The picker stays a text field: ${error.message}`),
  );
}
