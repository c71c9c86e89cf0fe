"""Texts: a body in Markdown as wikitext, whole."""

from collections.abc import Callable

from exchange.wikitext.writing.blocks import BREAK, blocks
from exchange.wikitext.writing.citing import Citing
from exchange.wikitext.writing.inline import Inline
from wiki.markup.document import read


def written(body: str, citing: Citing, label: Callable[[str, str], str], site: str) -> str:
    """The wikitext of a body. Its notes are written where they are first cited."""
    document = read(body)
    inline = Inline(document, citing, label, site)
    for key, text in document.notes:
        citing.add_note(key, lambda text=text: " ".join(_lines(text, inline).split()))  # type: ignore[misc]
    return _lines(document.text, inline)


def _lines(text: str, inline: Inline) -> str:
    return "\n\n".join(blocks(text, inline.text)).replace(f"{BREAK}\n", "<br>\n").replace(BREAK, "<br>")
