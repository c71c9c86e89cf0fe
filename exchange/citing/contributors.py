"""Who contributed to a page up to a revision, by the names they chose."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Min, Q

from exchange.citing.cited import Author, everybody, one_line
from exchange.mediawiki.signing import ANONYMOUS
from wiki.history import before
from wiki.models import Change, WikiPage
from wiki.models.change import ChangeQuerySet

MOST = 25
"""Contributors that a citation names; with more, all the others stand as one body."""


def contributors_to(page: WikiPage, number: int, moment: datetime) -> list[Author]:
    """Those who wrote a revision of a page or one before it, the first of them first."""
    until = before(Change(number=number, moment=moment)) | Q(number=number)
    return contributors(Change.objects.of(page.kind, page.pk).filter(until)).get(page.pk, [])


def contributors_of_all(kind: str, pks: Collection[int]) -> dict[int, list[Author]]:
    """Those who wrote any revision of each of many pages, by primary key."""
    return contributors(Change.objects.filter(kind=kind, page_id__in=pks))


def contributors(changes: ChangeQuerySet) -> dict[int, list[Author]]:
    """Who made changes, by page, in the order of their first; those who left no name are none. One query."""
    columns = ("page_id", "author__username", "author__name", "author__orcid", "author_name")
    rows = changes.order_by().values_list(*columns).annotate(first=Min("number")).order_by("page_id", "first")
    found: dict[int, list[Author]] = {}
    for page_id, username, chosen, orcid, imported, _first in rows:
        author = Author(one_line(chosen or username or imported), orcid or "")
        if author.name and author.name != ANONYMOUS:
            found.setdefault(page_id, []).append(author)
    return {page_id: _cut(authors) for page_id, authors in found.items()}


def _cut(authors: list[Author]) -> list[Author]:
    return authors if len(authors) <= MOST else [*authors[: MOST - 1], everybody()]
