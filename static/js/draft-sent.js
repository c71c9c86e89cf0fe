/* After a form with a draft was sent: when another page answers, it was saved and the draft can go; when the same
   address answers, it was not, and the draft stays. */
const MARK = "casebook:sent";

const cameFrom = (path) => document.referrer !== "" && new URL(document.referrer).pathname === path;

const settle = () => {
  const sent = JSON.parse(sessionStorage.getItem(MARK) ?? "null");
  if (!sent) return;
  sessionStorage.removeItem(MARK);
  if (location.pathname !== sent.from && cameFrom(sent.from)) localStorage.removeItem(sent.key);
};

settle();
addEventListener("pageshow", (event) => {
  if (event.persisted) settle();
});
