"""Adapting records of another base: pages that they name by slugs unknown here are found by their names instead.

A source's slug is a number, which means another publication in every base: a row that describes its publication is
always found by that.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from exchange.importing import Incoming
from incidents.fields import Citations, Linked
from wiki.directory import Directory
from wiki.fields import Values
from wiki.names import SLUG_LENGTH, SLUG_PATTERN
from wiki.record import Record
from wiki.references import Wanted

Row = dict[str, Any]


def adapt(batch: Iterable[Incoming]) -> None:
    """Take out of the records of a batch what only the base they come from can read; a few queries for all."""
    named = [one for incoming in batch for past in incoming.revisions for one in _named(incoming, past.record)]
    directory = Directory()
    directory.load(Wanted(kind, slug=row[column]) for row, column, kind in named)
    for row, column, kind in named:
        if _is_foreign(row, column, kind, directory):
            del row[column]


def _is_foreign(row: Row, column: str, kind: str, directory: Directory) -> bool:
    if kind == "source":
        return bool(row.get("url") or row.get("title"))
    return directory.page_id(kind, row[column]) is None


def _named(incoming: Incoming, record: Record) -> Iterator[tuple[Row, str, str]]:
    """Every row that names a page by its slug, with the column of the slug and the kind of the page."""
    for field in incoming.model.record_fields:
        rows = record.get(field.key)
        if not isinstance(rows, list):
            continue
        column, kind = _target(field)
        yield from ((row, column, kind) for row in rows if isinstance(row, dict) and _is_slug(row.get(column)))


def _is_slug(value: Any) -> bool:
    """Whether it can be asked for; all else is for cleaning to take or refuse."""
    return isinstance(value, str) and len(value) <= SLUG_LENGTH and bool(SLUG_PATTERN.match(value))


def _target(field: Any) -> tuple[str, str]:
    match field:
        case Values():
            return "term", field.kind
        case Linked():
            return field.target, field.kind
        case Citations():
            return "source", "source"
    return "", ""
