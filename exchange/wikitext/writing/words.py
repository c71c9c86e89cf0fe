"""Words: text that wikitext is to show as it is."""

import re

from exchange.wikitext.marks import EM, EM_END, STRONG, STRONG_END
from wiki.markup.links import plain

_SPECIAL = re.compile(
    r"\[\[|\]\]|\{\{|\}\}|\{\||''+|~~~+|__(?=[A-Z]+__)|<(?=[/!a-zA-Z])|\[(?=https?:|//|mailto:|\w)"
    r"|&(?=#?\w{1,40};)|(?<=[.!?])(?=[A-Z][a-z])"
)
_AT_START = re.compile(r"[*#:;|!]|={1,6}(?=.*=\s*$)|-{4}| ")
_EMPHASIS = str.maketrans({STRONG: "'''", STRONG_END: "'''", EM: "''", EM_END: "''"})


def shown(text: str) -> str:
    """Markdown's escapes and entities undone, and what wikitext would read guarded; marks of emphasis stay marks."""
    return _SPECIAL.sub(lambda match: guarded(match.group()), plain(text))


def guarded(text: str) -> str:
    """Signs in which nothing is read."""
    return f"<nowiki>{text}</nowiki>" if text else "<nowiki />"


def line(text: str) -> str:
    """A line of a paragraph that would else begin a list, a heading, a table or a rule."""
    match = _AT_START.match(text)
    return guarded(match.group()) + text[match.end() :] if match else text


def emphasised(text: str) -> str:
    """The marks of emphasis as apostrophes."""
    return text.translate(_EMPHASIS)


def parameter(text: str) -> str:
    """Text as the value of a parameter: a bar or a brace would end it."""
    one_line = " ".join(text.split())
    return re.sub(r"[|{}]|\[\[|\]\]|<|''+|&(?=#?\w+;)|^[*#:;]", lambda match: guarded(match.group()), one_line)


def value(text: str) -> str:
    """One of several values of a parameter: what would part it in two is guarded as well."""
    return re.sub(r"[,;]", lambda match: guarded(match.group()), parameter(text))
