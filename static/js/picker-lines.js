/* The lines of a picker's textarea: `text as written`, or `text as written => slug`. */
const ARROW = " => ";

export const parse = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const at = line.lastIndexOf(ARROW);
      return at === -1 ? { text: line, slug: null } : { text: line.slice(0, at), slug: line.slice(at + ARROW.length) };
    });

export const join = (values) =>
  values.map((value) => (value.slug ? `${value.text}${ARROW}${value.slug}` : value.text)).join("\n");
