"""Likely duplicates of a page that somebody is about to create; a layer above may know more about its own kinds."""

from collections.abc import Callable

from wiki.models import Name
from wiki.names import stem
from wiki.record import Record
from wiki.references import Entry

Finder = Callable[[Record], list[Entry]]
_finders: dict[str, Finder] = {}
MOST = 10


def finds_duplicates(kind: str) -> Callable[[Finder], Finder]:
    """Register what finds likely duplicates of pages of a kind."""

    def enter(finder: Finder) -> Finder:
        _finders[kind] = finder
        return finder

    return enter


def likely_duplicates(kind: str, record: Record) -> list[Entry]:
    """Pages that may be about the same thing, at most ten: of the same name, and what the kind's own finder finds."""
    named = Name.objects.filter(kind=kind, stem=stem(record["title"])).order_by("role", "pk")[:MOST]
    found = [Entry(name.kind, name.page_id, name.slug, name.title) for name in named]
    if kind in _finders:
        found += _finders[kind](record)
    return list(dict.fromkeys(found))[:MOST]
