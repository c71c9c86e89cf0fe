"""Comparing events side by side: each row of the infobox, with what all of them say alike and what only some say."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from exchange.tables import BETWEEN, WITHIN, joined
from incidents.models import Event
from incidents.models.infobox import EVENT_FIELDS
from wiki.diff import emptiness
from wiki.directory import Directory
from wiki.fields import Field, Shape, State, Values, Words, state_in
from wiki.kinds import model_of
from wiki.markup import plain
from wiki.record import Record
from wiki.settling import settled

FEWEST, MOST = 2, 6
LEFT_OUT = {"title", "body", "origin"}
UNTOUCHED = frozenset({None, State.UNSET})
"""What an empty cell says that tells nothing: nobody has looked, or the field knows no kinds of empty."""
Marked = tuple[Hashable, str, str]


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
        return joined(item.text.replace(BETWEEN, WITHIN) for item in self.items) or str(self.empty)


@dataclass(frozen=True)
class ComparedRow:
    """A row of the infobox over all events; `is_same` is None where nobody has looked into it for any of them."""

    key: str
    label: Words
    cells: list[Cell]
    is_same: bool | None


def todays(records: Sequence[Record]) -> list[Record]:
    """The records with today's slugs of what they name: of two events one may name a page from before it was moved."""
    directory = Directory()
    directory.load(wanted for record in records for field in EVENT_FIELDS for wanted in field.wanted(field.of(record)))
    return [settled(Event, record, directory) for record in records]


def compare(records: Sequence[Record]) -> list[ComparedRow]:
    """Every row of the infobox, in its order."""
    return [_row(field, records) for field in EVENT_FIELDS if field.key not in LEFT_OUT]


def _row(field: Field, records: Sequence[Record]) -> ComparedRow:
    marked = [list(_marked(field, record)) for record in records]
    marks = [frozenset(mark for mark, _text, _url in items) for items in marked]
    counts = Counter(mark for some in marks for mark in some)
    cells = [
        Cell(
            [Item(text, url, counts[mark] == len(records)) for mark, text, url in items],
            "" if items else emptiness(field, record) or field.reads(field.of(record)),
        )
        for items, record in zip(marked, records, strict=True)
    ]
    says = [some or state_in(field, record) for some, record in zip(marks, records, strict=True)]
    return ComparedRow(field.key, field.label, cells, _is_same(says))


def _is_same(says: Sequence[Hashable]) -> bool | None:
    """A kind of empty that somebody chose counts as a value: two events of which nothing is known are alike in that."""
    return None if UNTOUCHED.issuperset(says) else len(set(says)) == 1


def _marked(field: Field, record: Record) -> Iterable[Marked]:
    """Each value of a field: what makes it the same as another event's, how it reads, where it leads.

    A default that is a word, such as who coded an event, is a value.
    """
    value = field.of(record)
    if not value:
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
