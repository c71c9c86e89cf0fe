/* Moments on the page are in UTC; pointing at one tells it in the reader's own zone. */
const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeStyle: "long" });

for (const time of document.querySelectorAll("time[datetime*='T']:not([title])")) {
  const moment = new Date(time.dateTime);
  if (!Number.isNaN(moment.getTime())) time.title = format.format(moment);
}
