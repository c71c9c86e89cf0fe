/* Beside the list, a filter acts as soon as it is chosen; in the sheet of a phone, when the button is pressed. */
const beside = matchMedia("(min-width: 60rem)");

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-facets]");
  if (form && beside.matches) form.requestSubmit();
});
