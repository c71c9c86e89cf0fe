/* Citations by citeproc-js, in an engine of its own: no page, no network, no files. Texts come in and go out as JSON. */
var engines = {};
var item = null;

/* A style is read once in the life of a process; that takes up to a second. */
function know(style, language) {
  if (engines[style]) return;
  var system = {
    retrieveLocale: function (language) { return sheets["locales-" + language] || sheets["locales-en-US"]; },
    retrieveItem: function () { return item; },
  };
  engines[style] = new CSL.Engine(system, sheets[style], language, true);
}

function cite(style, language, asNote, given) {
  know(style, language);
  var engine = engines[style];
  item = JSON.parse(given);
  engine.updateItems([]);
  engine.updateItems([item.id]);
  return asNote ? engine.makeCitationCluster([{ id: item.id }]) : engine.makeBibliography()[1][0];
}
