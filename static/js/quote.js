/* Words that are selected in the text can be taken as a quotation, with its source and the address of its paragraph. */
const dialog = document.querySelector("#quotation");
const source = document.querySelector(".unapi-id");
const model = document.querySelector("#quote-button");
const button = model.content.querySelector("button").cloneNode(true);

const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

/* Without the marks of citations, notes and codes. */
const wordsOf = (range) => {
  const part = range.cloneContents();
  for (const mark of part.querySelectorAll("sup, .section-edit")) mark.remove();
  return part.textContent.replace(/\s+/g, " ").trim();
};

/* The passage that holds all of it, else the paragraph in which it begins. */
const placeOf = (range) => {
  const passage = elementOf(range.commonAncestorContainer).closest("mark[id]");
  return passage ?? elementOf(range.startContainer).closest(".prose p[id]");
};

const chosen = () => {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = elementOf(range.commonAncestorContainer).closest(".page-body > .prose, .lead.prose");
  return text && wordsOf(range) ? range : null;
};

const show = (range) => {
  const block = elementOf(range.endContainer).closest(".prose > *") ?? elementOf(range.endContainer).closest(".prose");
  block.after(button);
  const frame = (button.offsetParent ?? document.body).getBoundingClientRect();
  const lines = range.getClientRects();
  const last = lines[lines.length - 1] ?? range.getBoundingClientRect();
  const most = frame.width - button.offsetWidth;
  button.style.insetBlockStart = `${last.bottom - frame.top + 6}px`;
  button.style.left = `${Math.max(0, Math.min(last.right - frame.left - button.offsetWidth / 2, most))}px`;
};

const update = () => {
  const range = chosen();
  if (range) show(range);
  else if (document.activeElement !== button) button.remove();
};

const quote = () => {
  const range = chosen();
  if (!range) return;
  const place = placeOf(range);
  const address = place ? `${source.title}#${place.id}` : source.title;
  dialog.querySelector("[data-copy-text]").textContent = `“${wordsOf(range)}” ${source.dataset.cited}: ${address}`;
  dialog.showModal();
};

let waiting = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(update, 200);
});
button.addEventListener("mousedown", (event) => event.preventDefault());
button.addEventListener("click", quote);
