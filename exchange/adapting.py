"""Adapting records of another base: pages that they name by slugs unknown here are found by their names instead.

A source's slug may be another publication in every base: a row that describes its publication is always found by that.
Recorded records, out of a dump of everything, keep the slugs and labels of their day, unless a page here has the slug
and never had the label.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from exchange.importing import Incoming
from incidents.fields import Citations, Linked
from wiki.directory import Directory
from wiki.fields import Values
from wiki.models import Name
from wiki.names import SLUG_LENGTH, SLUG_PATTERN, fold
from wiki.record import Record
from wiki.recording import RECORDED
from wiki.references import Wanted

Row = dict[str, Any]
LABELS = {"term": "label", "organisation": "title", "law": "title", "source": "title"}
"""The column with the label of the day beside each column with a slug."""


def adapt(batch: Iterable[Incoming]) -> None:
    """Take out of the records of a batch what only the base they come from can read; a few queries for all."""
    batch = list(batch)
    _doubt(batch)
    revisions = [(incoming, past.record) for incoming in batch for past in incoming.revisions if not past.is_recorded]
    named = [one for incoming, record in revisions for one in _named(incoming, record)]
    directory = Directory()
    directory.load(Wanted(kind, slug=row[column]) for row, column, kind in named)
    for row, column, kind in named:
        if column in row and _is_foreign(row, column, kind, directory):  # revisions may share a row
            del row[column]


def _doubt(batch: list[Incoming]) -> None:
    """Take recorded records that name another page than the one here for records from anywhere; one query a kind."""
    recorded = [
        (past.record, row[column], row.get(LABELS[column]), kind)
        for incoming in batch
        for past in incoming.revisions
        if past.is_recorded
        for row, column, kind in _named(incoming, past.record)
    ]
    names: dict[tuple[str, str], set[str]] = {}
    for kind in {one[-1] for one in recorded}:
        slugs = {slug for _record, slug, _label, of_kind in recorded if of_kind == kind}
        for slug, key in Name.objects.filter(kind=kind, slug__in=slugs).values_list("slug", "key"):
            names.setdefault((kind, slug), set()).add(key)
    for record, slug, label, kind in recorded:
        known = names.get((kind, slug))
        if known and label and fold(label) not in known:
            record.pop(RECORDED, None)


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
