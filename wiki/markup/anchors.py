"""Anchors: each paragraph of a text can be pointed at, by an id that is made of its words."""

import re
from collections import Counter
from hashlib import sha256
from html import unescape
from typing import NamedTuple

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_ANCHORED = re.compile(
    r'<p id="(?P<id>par-[0-9a-f-]+)">(?P<text>.*?)</p>'
    r'|<mark class="passage" id="(?P<passage>[^"]+)">(?P<coded>.*?)</mark>',
    re.DOTALL,
)
_MARK = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
"""A citation, a note or the codes of a passage: no words of the text."""
_TAG = re.compile(r"<[^>]+>")


class Anchored(NamedTuple):
    """A paragraph or a coded passage: its id on the page, and its words."""

    anchor: str
    text: str


def anchored(html: str) -> str:
    """Rendered HTML with an id for each paragraph, the same as long as its words are."""
    seen: Counter[str] = Counter()

    def with_id(match: re.Match[str]) -> str:
        key = sha256(words(match[1]).encode()).hexdigest()[:8]
        seen[key] += 1
        again = f"-{seen[key]}" if seen[key] > 1 else ""
        return f'<p id="par-{key}{again}">{match[1]}</p>'

    return _PARAGRAPH.sub(with_id, html)


def anchors_in(html: str) -> list[Anchored]:
    """The paragraphs of HTML that has their ids, each before the passages in it, in the order of reading."""
    found: list[Anchored] = []
    for match in _ANCHORED.finditer(html):
        anchor, inner = match["id"] or match["passage"], match["text"] or match["coded"] or ""
        found.append(Anchored(anchor, words(inner)))
        found.extend(anchors_in(inner))
    return found


def words(html: str) -> str:
    """The words of a piece of HTML on one line, as they are quoted."""
    return " ".join(unescape(_TAG.sub("", _MARK.sub("", html))).split())
