"""Titles that MediaWiki takes: without the signs it reads, at most 255 bytes, in no namespace but the first."""

import re

from exchange.wikitext.vocabulary import CANONICAL
from wiki.names import fold

_SIGNS = str.maketrans({"#": "＃", "<": "‹", ">": "›", "[": "(", "]": ")", "{": "(", "}": ")", "|": "¦", "_": " "})
_ENCODED = re.compile(r"%(?=[0-9A-Fa-f]{2})")
_PREFIX = re.compile(r"\A:+|\A([^:]{1,40}):")
BYTES = 240


def page_title(title: str) -> str:
    """The title of the page of ours that is called so."""
    text = _ENCODED.sub("％", title.translate(_SIGNS).replace("~~~", "~ ~ ~"))
    text = " ".join(_PREFIX.sub(_without_prefix, text).split()).strip("/.") or "Page"
    while len(text.encode()) > BYTES:
        text = text[:-1].rstrip()
    return text[:1].upper() + text[1:]


def _without_prefix(match: re.Match[str]) -> str:
    """A colon that MediaWiki would read as a namespace's or another wiki's is one in looks alone."""
    head = match[1]
    if head is None:
        return ""
    is_prefix = fold(head) in CANONICAL or (head.isalpha() and len(head) <= 10)
    return f"{head}∶" if is_prefix else match.group()
