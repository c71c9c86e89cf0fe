/* Terms of a scheme as the scripts need them: fetched once, in the order of their tree, found by any of their names. */
const loaded = new Map();

export const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

const inTreeOrder = (terms) => {
  const known = new Set(terms.map((term) => term.slug));
  const below = new Map();
  for (const term of terms) {
    const parent = known.has(term.parent) ? term.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), term]);
  }
  const walk = (parent, depth, path) =>
    (below.get(parent) ?? []).flatMap((term) => [
      { ...term, depth, path, names: [term.label, ...(term.alt ?? [])].map(fold) },
      ...walk(term.slug, depth + 1, [...path, term.label]),
    ]);
  return walk(null, 0, []);
};

const read = async (url) => {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return inTreeOrder((await answer.json()).terms);
};

export const load = (url) => {
  if (!loaded.has(url)) loaded.set(url, read(url));
  return loaded.get(url);
};

/* How well a term answers: 0 for a whole name, 1 for the start of one, 2 for the start of a word, 3 for anywhere. */
const rank = (term, query) => {
  const ranks = term.names.map((name) => {
    if (name === query) return 0;
    if (name.startsWith(query)) return 1;
    if (name.includes(` ${query}`)) return 2;
    return name.includes(query) ? 3 : 9;
  });
  return Math.min(...ranks);
};

export const search = (terms, text) => {
  const query = fold(text);
  if (query === "") return terms;
  return terms
    .map((term, at) => ({ term, at, rank: rank(term, query) }))
    .filter((found) => found.rank < 9)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map((found) => found.term);
};

export const exact = (terms, text) => terms.find((term) => term.names.includes(fold(text)));
