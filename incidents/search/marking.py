"""Marking: titles and snippets of found events as safe HTML, the hits in <mark>."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from common.markup import markup
from incidents.search.engines import engine, in_time
from incidents.search.language import And
from incidents.search.texts import Texts
from incidents.search.words import shown

OPEN, CLOSE = "\x02", "\x03"
"""Around a hit, as the engines mark it. No page can hold them."""
MOST_NAMES = 3
_MARK = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")


@dataclass(frozen=True)
class Snippet:
    """An event's title, and what in its lead or text tells why it was found, or else the names that do (short title,
    organisations); empty where its title alone does."""

    title: SafeString
    text: SafeString


@in_time
def snippets(query: And, pks: Collection[int]) -> dict[int, Snippet]:
    """Title and snippet of each of some found events, by primary key: meant for a page of them. Raises TooSlow."""
    if not query.leaves or not pks:
        return {}
    return {
        pk: Snippet(_html(texts.title), _html(_telling(texts)))
        for pk, texts in engine().marked(query.leaves, pks).items()
    }


def _telling(texts: Texts) -> str:
    """The lead or body that has a hit, or else a few of the names that have one which the title has not."""
    for text in (texts.lead, texts.body):
        if OPEN in text:
            return text
    lines = _MARK.sub(_line_by_line, texts.names).split("\n")
    names = [name for name in lines if _hits(name) - _hits(texts.title)]
    return "; ".join([*names[:MOST_NAMES], *(["…"] if names[MOST_NAMES:] else [])])


def _line_by_line(mark: re.Match[str]) -> str:
    """A mark that ends with each name and begins again with the next."""
    return mark[0].replace("\n", f"{CLOSE}\n{OPEN}")


def _hits(text: str) -> set[str]:
    return {mark.casefold() for mark in _MARK.findall(text)}


def _html(text: str) -> SafeString:
    """Everything escaped but the marks, which are put in where the engines' own stand."""
    first, *others = shown(text).split(OPEN)
    return SafeString(escape(first) + "".join(map(_marked, others)))


def _marked(piece: str) -> SafeString:
    hit, _close, after = piece.partition(CLOSE)
    return markup("<mark>{}</mark>{}", hit, after)
