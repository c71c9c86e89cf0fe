/* Beside the list, a value acts as soon as it is chosen; what is typed waits for Enter, lest the answer come while the
   next field is typed in. In the sheet of a phone all of it waits for the button. */
const beside = matchMedia("(min-width: 60rem)");

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-facets]");
  const chosen = event.target.matches("[type=checkbox], select");
  if (form && chosen && beside.matches) form.requestSubmit();
});
