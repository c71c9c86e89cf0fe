"""Marking: titles and snippets of found events as safe HTML, the hits in <mark>."""

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


@dataclass(frozen=True)
class Snippet:
    """An event's title, and what in its lead or text tells why it was found, or else those of its names that do; empty
    where the title alone does."""

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
    """The text that has a hit."""
    if OPEN in texts.title and OPEN not in texts.lead + texts.body:
        return ""
    names = "; ".join(name for name in texts.names.split("\n") if OPEN in name)
    return next((text for text in (texts.lead, texts.body, names) if OPEN in text), "")


def _html(text: str) -> SafeString:
    """Everything escaped but the marks, which are put in where the engines' own stand."""
    first, *others = shown(text).split(OPEN)
    return SafeString(escape(first) + "".join(map(_marked, others)))


def _marked(piece: str) -> SafeString:
    hit, _close, after = piece.partition(CLOSE)
    return markup("<mark>{}</mark>{}", hit, after)
