"""Histories: all revisions of all live pages of a kind as the outside gets them, read some at a time."""

from collections.abc import Iterator
from functools import cache
from heapq import heapify, heappop, heappush
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import Q
from reversion.models import Version

from accounts.models import User
from wiki.editions import Edition, edition_of_row
from wiki.models import Change, WikiPage

BATCH = 500
"""Revisions that are held at once."""


class Told(NamedTuple):
    """A page by its key and its title of today, and one of its revisions."""

    pk: int
    title: str
    edition: Edition


def histories(model: type[WikiPage]) -> Iterator[Told]:
    """All revisions of all live pages: pages in the order of their keys, but after those of the kind that they name;
    the revisions of each in the order of arrival."""
    fields = _fields_to_itself(model)
    yield from _read(model, "".join(f' AND p."{one.column}" IS NULL' for one in fields))
    if fields:
        for pk in _in_order(model, fields):
            yield from _read(model, f" AND p.id = {pk:d}")


def _fields_to_itself(model: type[WikiPage]) -> list[Any]:
    """The columns by which pages of a kind name others of it: the broader term, what an organisation became."""
    return [
        one for one in model._meta.concrete_fields if isinstance(one, models.ForeignKey) and one.related_model is model
    ]


def _in_order(model: type[WikiPage], fields: list[Any]) -> Iterator[int]:
    """The keys of pages that name others, each after those; what goes round in a circle comes last."""
    naming = Q()
    for one in fields:
        naming |= Q(**{f"{one.name}__isnull": False})
    manager: Any = model._default_manager
    rows = manager.live().filter(naming).order_by("pk").values_list("pk", *(one.attname for one in fields))
    waits = {row[0]: set(row[1:]) - {None, row[0]} for row in rows}
    waits = {pk: named & waits.keys() for pk, named in waits.items()}
    ready = [pk for pk, named in waits.items() if not named]
    heapify(ready)
    while ready:
        pk = heappop(ready)
        del waits[pk]
        yield pk
        for other, named in waits.items():
            if pk in named:
                named.remove(pk)
                if not named:
                    heappush(ready, other)
    yield from waits


def _read(model: type[WikiPage], condition: str) -> Iterator[Told]:
    after = (0, 0)
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_sql(model, condition), [model.kind, *after])
            rows = cursor.fetchall()
        for row in rows:
            yield Told(row[0], row[1], edition_of_row(*row[2:]))
        if len(rows) < BATCH:
            return
        after = (rows[-1][0], rows[-1][3])


@cache
def _live(model: type[WikiPage]) -> str:
    """Written out, as in `wiki.editions`; along the index of page and number, so that each batch costs the same."""
    page, change, version, user = (one._meta.db_table for one in (model, Change, Version, User))
    return (
        "SELECT p.id, p.title, p.slug, c.number, c.moment, c.author_name, u.username, c.summary, c.minor,"  # noqa: S608
        f" v.serialized_data FROM {change} c"
        f" JOIN {page} p ON p.id = c.page_id AND p.state = '{WikiPage.State.LIVE.value}'"
        f" JOIN {version} v ON v.revision_id = c.revision_id"
        f" LEFT JOIN {user} u ON u.id = c.author_id"
        " WHERE c.kind = %s AND (c.page_id, c.number) > (%s, %s)"
    )


def _sql(model: type[WikiPage], condition: str) -> str:
    return f"{_live(model)}{condition} ORDER BY c.page_id, c.number LIMIT {BATCH}"
