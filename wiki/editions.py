"""Editions: stored revisions as the outside gets them, many at once and without a model in between."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

import orjson
from django.db import connection
from reversion.models import Version

from accounts.models import User
from common.prepared import among, listed
from wiki.history import Stored
from wiki.models import Change, WikiPage
from wiki.models.signed import IMPORTED
from wiki.record import Record

BATCH = 500


class Edition(NamedTuple):
    """A revision: today's address of its page, who wrote it when (as `Change.user_name` names them), and its record."""

    slug: str
    number: int
    moment: datetime
    author: str
    summary: str
    minor: bool
    record: Record


def edition_of(page: WikiPage, stored: Stored) -> Edition:
    """A stored revision of a page as an edition."""
    change = stored.change
    return Edition(
        page.slug, change.number, change.moment, change.user_name, change.summary, change.minor, stored.record
    )


def latest_editions(model: type[WikiPage], pks: Sequence[int]) -> Iterable[Edition]:
    """The latest revisions of live pages, in the order of the primary keys given, in one query.

    Pages that were deleted meanwhile are left out.
    """
    if not pks:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_sql(model), [model.kind, listed(pks)])
        rows = {row[0]: row for row in cursor.fetchall()}
    return (edition_of_row(*rows[pk][1:]) for pk in pks if pk in rows)


def editions_at(model: type[WikiPage], pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Edition]:
    """Revisions by the primary key of their page and their number, in one query; of live pages alone."""
    if not pairs:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_sql_of_pairs(model, len(pairs)), [*itertools.chain(*pairs), model.kind])
        return {(row[0], row[2]): edition_of_row(*row[1:]) for row in cursor.fetchall()}


def live_editions(model: type[WikiPage]) -> Iterator[Edition]:
    """The latest revisions of all live pages of a kind in the order of their keys, read some at a time."""
    live: Any = model._default_manager.live().order_by("pk").values_list("pk", flat=True)
    pks: Sequence[int] = list(live[:BATCH])
    while pks:
        yield from latest_editions(model, pks)
        pks = list(live.filter(pk__gt=pks[-1])[:BATCH])


def edition_of_row(
    slug: str,
    number: int,
    moment: datetime,
    name: str,
    user: str | None,
    summary: str,
    minor: Any,
    data: str,
) -> Edition:
    """An edition from the columns of a query, as the database's driver gives them."""
    author = f"{IMPORTED}{name}" if user is None else user
    return Edition(slug, number, _moment(moment), author, summary, bool(minor), orjson.loads(data))


def _moment(value: datetime) -> datetime:
    """A moment as the database's driver gives it: UTC on both, but SQLite's does not say so."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)


_COLUMNS = "p.id, p.slug, c.number, c.moment, c.author_name, u.username, c.summary, c.minor, v.serialized_data"


@cache
def _sql(model: type[WikiPage]) -> str:
    """Written out, since no foreign key leads from pages to their changes: these are of any kind."""
    page, change, version, user = _tables(model)
    return (
        f"SELECT {_COLUMNS} FROM {page} p"  # noqa: S608
        f" JOIN {change} c ON c.kind = %s AND c.page_id = p.id AND c.number = p.latest_number"
        f" JOIN {version} v ON v.revision_id = c.revision_id"
        f" LEFT JOIN {user} u ON u.id = c.author_id"
        f" WHERE p.state = '{WikiPage.State.LIVE.value}' AND p.id {among()}"
    )


@cache
def _sql_of_pairs(model: type[WikiPage], count: int) -> str:
    """The joins are made in this order: each pair finds its change by the index of numbers."""
    page, change, version, user = _tables(model)
    marks = ", ".join(["(%s, %s)"] * count)
    return (
        f"WITH wanted (page_id, number) AS (VALUES {marks}) SELECT {_COLUMNS} FROM wanted w"  # noqa: S608
        f" CROSS JOIN {change} c JOIN {page} p ON p.id = c.page_id"
        f" JOIN {version} v ON v.revision_id = c.revision_id"
        f" LEFT JOIN {user} u ON u.id = c.author_id"
        f" WHERE c.kind = %s AND c.page_id = w.page_id AND c.number = w.number"
        f" AND p.state = '{WikiPage.State.LIVE.value}'"
    )


def _tables(model: type[WikiPage]) -> tuple[str, ...]:
    return tuple(one._meta.db_table for one in (model, Change, Version, User))
