/* The toolbar above `textarea[data-editor]`: marks, lines, links, citations, and coding a passage with a harm. It types
   as a person would, so that the browser's own undo takes it back. */
import { load } from "./terms.js";

class Toolbar {
  constructor(area) {
    this.area = area;
    area.before(document.querySelector("#editor-toolbar").content.cloneNode(true));
    this.bar = area.parentElement.querySelector(".editor-toolbar");
    this.status = area.parentElement.querySelector(".editor-status");
    this.listen();
    this.oneTabStop();
  }

  listen() {
    this.bar.addEventListener("click", (event) => this.onClick(event.target.closest("button")));
    this.area.addEventListener("keydown", (event) => this.onKey(event));
    this.bar.querySelector("[data-sources]").addEventListener("toggle", (event) => this.listSources(event.target));
    this.bar.querySelector("[data-harms]").addEventListener("toggle", (event) => this.listHarms(event.target));
  }

  onClick(button) {
    if (!button) return;
    const { wrap, wrapEnd, sample, line, source, harm } = button.dataset;
    this.status.textContent = "";
    if (wrap) this.wrap(wrap, wrapEnd ?? wrap, sample);
    else if (line) this.startLines(line);
    else if (source) this.type(`${this.chosen()}[^${source}]`);
    else if (harm) this.code(harm);
    const menu = button.closest("details");
    if (menu) menu.open = false;
  }

  onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const button = this.bar.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!button) return;
    event.preventDefault();
    this.onClick(button);
  }

  chosen() {
    return this.area.value.slice(this.area.selectionStart, this.area.selectionEnd);
  }

  type(text) {
    this.area.focus();
    if (!document.execCommand("insertText", false, text)) {
      this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
      this.area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  wrap(before, after, sample) {
    const start = this.area.selectionStart;
    const text = this.chosen() || sample;
    this.type(before + text + after);
    this.area.setSelectionRange(start + before.length, start + before.length + text.length);
  }

  startLines(mark) {
    const start = this.area.value.lastIndexOf("\n", this.area.selectionStart - 1) + 1;
    this.area.setSelectionRange(start, this.area.selectionEnd);
    const lines = this.chosen().split("\n");
    const marked = lines.every((line) => line.startsWith(mark));
    this.type(lines.map((line) => (marked ? line.slice(mark.length) : mark + line)).join("\n"));
  }

  code(harm) {
    const text = this.chosen();
    if (text.trim() === "") this.status.textContent = this.status.dataset.choose;
    else if (/\n\s*\n/.test(text.trim())) this.status.textContent = this.status.dataset.oneBlock;
    else this.type(`[${text}]{harm=${harm}}`);
  }

  listSources(menu) {
    if (!menu.open) return;
    const keys = [...this.area.form.querySelectorAll("[name^='sources-'][name$='-key']")].map((key) => key.value.trim());
    this.fillMenu(menu, keys.filter(Boolean).map((key) => ({ words: key, data: ["source", key] })));
  }

  async listHarms(menu) {
    if (!menu.open || menu.dataset.filled) return;
    const harms = await load(this.area.dataset.harmsUrl).catch(() => []);
    menu.dataset.filled = harms.length ? "yes" : "";
    this.fillMenu(menu, harms.map((term) => ({ words: term.label, data: ["harm", term.slug], child: term.depth > 0 })));
  }

  fillMenu(menu, entries) {
    const list = menu.querySelector("ul");
    const items = entries.map((entry) => this.item(entry));
    if (!items.length) items.push(Object.assign(document.createElement("li"), { className: "menu-title", textContent: list.dataset.empty }));
    list.replaceChildren(...items);
  }

  item({ words, data: [name, value], child }) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    button.dataset[name] = value;
    button.classList.toggle("menu-child", Boolean(child));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  /* One stop for the Tab key; the arrows go along the bar. */
  oneTabStop() {
    const stops = [...this.bar.querySelectorAll(":scope > button, :scope > details > summary")];
    stops.forEach((stop, at) => {
      stop.tabIndex = at === 0 ? 0 : -1;
    });
    this.bar.addEventListener("keydown", (event) => {
      const at = stops.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[event.key];
      if (at === -1 || to === undefined) return;
      event.preventDefault();
      const next = stops[(to + stops.length) % stops.length];
      for (const stop of stops) stop.tabIndex = stop === next ? 0 : -1;
      next.focus();
    });
  }
}

for (const area of document.querySelectorAll("textarea[data-editor]")) new Toolbar(area);
