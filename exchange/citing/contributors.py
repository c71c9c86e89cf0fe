"""Who contributed to a page up to a revision, by the names they chose."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Min, Q

from exchange.citing.cited import Author, everybody, one_line
from exchange.mediawiki.signing import ANONYMOUS
from wiki.editions import Edition
from wiki.history import before
from wiki.models import Change, WikiPage
from wiki.models.change import ChangeQuerySet

_NAMES = ("author__username", "author__name", "author__orcid", "author_name")
MOST = 25
"""Contributors that a citation names; with more, all the others stand as one body."""


def contributors_to(page: WikiPage, number: int, moment: datetime) -> list[Author]:
    """Those who wrote a revision of a page or one before it, the first of them first."""
    until = before(Change(number=number, moment=moment)) | Q(number=number)
    return contributors(Change.objects.of(page.kind, page.pk).filter(until)).get(page.pk, [])


def contributors_of_all(kind: str, pks: Collection[int]) -> dict[int, list[Author]]:
    """Those who wrote any revision of each of many pages, by primary key."""
    return contributors(Change.objects.filter(kind=kind, page_id__in=pks))


def contributors_until(kind: str, editions: Mapping[int, Edition]) -> dict[int, list[Author]]:
    """Those who wrote a revision of each of many pages or one before it, by primary key; one query."""
    changes = Change.objects.filter(kind=kind, page_id__in=list(editions)).order_by("page_id", "number")
    found: dict[int, dict[Author, None]] = {}
    for page_id, number, moment, *names in changes.values_list("page_id", "number", "moment", *_NAMES):
        author, until = _author(*names), editions[page_id]
        if author and (moment, number) <= (until.moment, until.number):
            found.setdefault(page_id, {})[author] = None
    return {page_id: _cut([*authors]) for page_id, authors in found.items()}


def contributors(changes: ChangeQuerySet) -> dict[int, list[Author]]:
    """Who made changes, by page, in the order of their first; those who left no name are none. One query."""
    rows = changes.order_by().values_list("page_id", *_NAMES)
    found: dict[int, list[Author]] = {}
    for page_id, *names, _first in rows.annotate(first=Min("number")).order_by("page_id", "first"):
        author = _author(*names)
        if author:
            found.setdefault(page_id, []).append(author)
    return {page_id: _cut(authors) for page_id, authors in found.items()}


def _author(username: str | None, chosen: str | None, orcid: str | None, imported: str) -> Author | None:
    """Who that is; None for those who left no name."""
    name = one_line(chosen or username or imported)
    return Author(name, orcid or "") if name and name != ANONYMOUS else None


def _cut(authors: list[Author]) -> list[Author]:
    return authors if len(authors) <= MOST else [*authors[: MOST - 1], everybody()]
