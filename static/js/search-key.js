/* The key "/" goes to the search box, unless one is typing. */
const box = document.querySelector("[data-search-key]");
const typing = (target) => target.isContentEditable || target.matches("input, textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  event.preventDefault();
  box.focus();
  box.select();
});
