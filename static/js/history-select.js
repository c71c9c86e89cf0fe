/* Two revisions to compare: the older one always stands below the newer one, so the radios that would turn them
   round are taken out of reach. */
const arrange = (form) => {
  const olds = [...form.querySelectorAll("input[name='old']")];
  const news = [...form.querySelectorAll("input[name='new']")];
  const oldAt = olds.findIndex((radio) => radio.checked);
  const newAt = news.findIndex((radio) => radio.checked);
  olds.forEach((radio, at) => {
    radio.disabled = at <= newAt;
  });
  news.forEach((radio, at) => {
    radio.disabled = oldAt !== -1 && at >= oldAt;
  });
};

for (const form of document.querySelectorAll("form[data-history]")) {
  const olds = form.querySelectorAll("input[name='old']");
  const news = form.querySelectorAll("input[name='new']");
  if (olds.length > 1) {
    if (![...news].some((radio) => radio.checked)) news[0].checked = true;
    if (![...olds].some((radio) => radio.checked)) olds[1].checked = true;
  }
  arrange(form);
  form.addEventListener("change", () => arrange(form));
}
