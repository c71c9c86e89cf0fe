"""Comparing events side by side: each row of the infobox, with what all of them say alike and what only some say."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.models import Event
from incidents.models.infobox import EVENT_FIELDS
from wiki.directory import Directory
from wiki.fields import Field, Shape, Values, Words, state_in
from wiki.kinds import model_of
from wiki.markup import plain
from wiki.record import Record
from wiki.settling import settled

FEWEST, MOST = 2, 6
LEFT_OUT = {"title", "body", "origin"}


@dataclass(frozen=True)
class Item:
    """A value of one event; `is_shared` where every event compared has it."""

    text: str
    url: str
    is_shared: bool


@dataclass(frozen=True)
class Cell:
    """What one event has in a row; `empty` is the word for its kind of empty."""

    items: list[Item]
    empty: Words = ""

    def __str__(self) -> str:
        return "; ".join(item.text for item in self.items) or str(self.empty)


@dataclass(frozen=True)
class ComparedRow:
    """A row of the infobox over all events."""

    key: str
    label: Words
    cells: list[Cell]
    is_same: bool


def todays(records: Sequence[Record]) -> list[Record]:
    """The records with today's slugs of what they name: of two events one may name a page from before it was moved."""
    directory = Directory()
    directory.load(wanted for record in records for field in EVENT_FIELDS for wanted in field.wanted(field.of(record)))
    return [settled(Event, record, directory) for record in records]


def compare(records: Sequence[Record]) -> list[ComparedRow]:
    """The rows in which at least one of the events has something, in the order of the infobox."""
    rows = [_row(field, records) for field in EVENT_FIELDS if field.key not in LEFT_OUT]
    return [row for row in rows if any(cell.items for cell in row.cells)]


def _row(field: Field, records: Sequence[Record]) -> ComparedRow:
    marked = [list(_marked(field, record)) for record in records]
    counts = Counter(mark for items in marked for mark in {mark for mark, _text, _url in items})
    cells = [
        Cell(
            [Item(text, url, counts[mark] == len(records)) for mark, text, url in items],
            _empty(field, record, is_blank=not items),
        )
        for items, record in zip(marked, records, strict=True)
    ]
    first, *rest = [{mark for mark, _text, _url in items} for items in marked]
    return ComparedRow(field.key, field.label, cells, all(marks == first for marks in rest))


def _marked(field: Field, record: Record) -> Iterable[tuple[Hashable, str, str]]:
    """Each value of a field: what makes it the same as another event's, how it reads, where it leads."""
    value = field.of(record)
    if field.is_empty(value):
        return
    if field.shape not in (Shape.SET, Shape.ROWS):
        yield field.mark(value), plain(field.reads(value)) if field.shape == Shape.PROSE else field.reads(value), ""
        return
    known: Any = field
    for item in value:
        yield known.item_meaning(item), known.item_reads_alone(item), _address(known, item)


def _address(field: Any, item: Any) -> str:
    if isinstance(field, Values):
        return model_of(field.kind).address_of(item["term"]) if item["term"] else ""
    target = getattr(field, "target", "")
    return model_of(field.kind).address_of(item[target]) if target and item.get(target) else ""


def _empty(field: Field, record: Record, *, is_blank: bool) -> Words:
    state = state_in(field, record) if is_blank else None
    return state.label if state else ""
