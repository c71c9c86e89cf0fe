/* `[data-copy]` copies the text of the nearest `[data-copy-text]`, or of what its value selects, and says that it did. */
const textFor = (button) => {
  const chosen = button.dataset.copy
    ? document.querySelector(button.dataset.copy)
    : button.parentElement.closest(":has([data-copy-text])").querySelector("[data-copy-text]");
  return chosen.value ?? chosen.innerText.trim();
};

const say = (button, words) => {
  const before = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.textContent = words;
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
};

for (const button of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(textFor(button));
    say(button, button.dataset.copied ?? "✓");
  });
}
