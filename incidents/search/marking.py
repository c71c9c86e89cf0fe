"""Marking: titles and snippets of found events as safe HTML, the hits in <mark>."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from common.markup import markup
from incidents.search.engines import engine, in_time
from incidents.search.language import And
from incidents.search.words import shown

OPEN, CLOSE = "\x02", "\x03"
"""Around a hit, as the engines mark it. No page can hold them."""


@dataclass(frozen=True)
class Snippet:
    """An event's title, and what in its lead or text tells why it was found: empty where its title alone does."""

    title: SafeString
    text: SafeString


@in_time
def snippets(query: And, pks: Collection[int]) -> dict[int, Snippet]:
    """Title and snippet of each of some found events, by primary key: meant for a page of them. Raises TooSlow."""
    if not query.leaves or not pks:
        return {}
    return {
        pk: Snippet(_html(title), _html(next((text for text in (lead, body) if OPEN in text), "")))
        for pk, (title, lead, body) in engine().marked(query.leaves, pks).items()
    }


def _html(text: str) -> SafeString:
    """Everything escaped but the marks, which are put in where the engines' own stand."""
    first, *others = shown(text).split(OPEN)
    return SafeString(escape(first) + "".join(map(_marked, others)))


def _marked(piece: str) -> SafeString:
    hit, _close, after = piece.partition(CLOSE)
    return markup("<mark>{}</mark>{}", hit, after)
