/* The preview follows the typing: the form is posted to its own address with `preview=1`, and the answer, a fragment
   that the server has made safe, takes the place of what is in `[data-preview]`. */
const PAUSE = 700;

const follow = (form) => {
  const place = form.querySelector("[data-preview]") ?? document.querySelector("[data-preview]");
  let timer;
  let asking;
  let shown = "";

  const fields = () => {
    const data = new URLSearchParams(new FormData(form));
    data.set("preview", "1");
    return data;
  };

  const ask = async () => {
    const body = fields();
    if (body.toString() === shown) return;
    asking?.abort();
    asking = new AbortController();
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body,
        headers: { "X-Requested-With": "fetch" },
        signal: asking.signal,
      });
      if (answer.ok) {
        place.innerHTML = await answer.text();
        place.hidden = false;
        shown = body.toString();
      }
      place.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") place.removeAttribute("aria-busy");
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
};

for (const form of document.querySelectorAll("form[data-live-preview]")) follow(form);
