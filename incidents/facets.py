"""Facets: the values by which a question can be narrowed, each with the number of events that it would find."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from incidents import values as known
from incidents.addresses import Address
from incidents.filters import EventFilterSet
from incidents.index import codes
from incidents.index.codes import Facet
from incidents.index.vocabulary import Entry, Vocabulary
from incidents.tallies import Tally
from incidents.values import Value
from wiki.fields import Words

MOST_ORGANISATIONS = 20


@dataclass(slots=True)
class Row:
    """One value of a facet. `count` is how many events the question would find with this value alone in its facet.

    `holds_active` tells whether a row below it is selected or left out, so that the branch should stand open.
    """

    facet: "Shown"
    value: Value
    count: int
    selected: bool
    excluded: bool
    entry: Entry | None = None
    holds_active: bool = False

    @property
    def word(self) -> str:
        """The value as addresses have it."""
        return self.value.word

    @property
    def label(self) -> Words:
        return self.value.label

    @property
    def exclude(self) -> str:
        """The address that leaves the value out; empty where its facet has no such parameter."""
        return self.facet.excluding(self.word) if self.facet.excluding else ""

    @property
    def include(self) -> str:
        """The address that no longer leaves it out."""
        return self.facet.address.without(self.facet.not_name, self.word)

    @property
    def children(self) -> list["Row"]:
        """The rows right below it, counted now."""
        return self.facet.below(self.entry.pk) if self.entry else []

    @property
    def is_shown(self) -> bool:
        return bool(self.count or self.is_active)

    @property
    def is_active(self) -> bool:
        """Whether the question says anything of it, or of a row below it."""
        return self.selected or self.excluded or self.holds_active


class Shown:
    """A facet as a page shows it. Nothing is counted before it is asked for.

    `name` is the parameter, `not_name` the one that leaves values out, `address` that of the question; rows that would
    find nothing are left out, unless they are selected or excluded.
    """

    def __init__(self, facet: Facet, filters: EventFilterSet, address: Address) -> None:
        self.name, self.not_name = facet.name, f"not_{facet.name}"
        self.label: Words = filters.filters[facet.name].label
        self._facet = facet
        self._filters = filters
        self.address = address
        self._tally = Tally(facet, filters)

    @cached_property
    def rows(self) -> list[Row]:
        """The values: the tops of trees in the order of their scheme, the twenty most frequent organisations, all of
        the others. Before them stand those that the question joins.
        """
        joined = {value.word: value for value in self._every_said if value.parts}.values()
        return [*map(self._row, joined), *self._rows()]

    @property
    def size(self) -> int:
        """How many rows there are, with all below them. Those below are not made, nor their events counted."""
        is_tree = self._facet in codes.TERM_FACETS
        below = self._vocabulary.narrower(self._facet.kind) if is_tree else ()
        return len(self.rows) + sum([self._is_said(entry) or self._tally.finds(self._term(entry)) for entry in below])

    def below(self, parent: int | None) -> list[Row]:
        """The rows of the terms right below one, or of those at the top for None."""
        entries = self._vocabulary.children(self._facet.kind, parent)
        rows = [self._row(self._term(one), one, holds_active=one.pk in self._open) for one in entries]
        return [row for row in rows if row.is_shown]

    @cached_property
    def empties(self) -> list[Row]:
        """The kinds of empty, any of them first."""
        return [row for value in known.empties(self._facet) if (row := self._row(value)).is_shown]

    @cached_property
    def excluding(self) -> Callable[[str], str] | None:
        """A function from a value's word to the address that leaves it out; made once, so that a row costs nothing."""
        return self.address.adding(self.not_name) if self.not_name in self._filters.filters else None

    def _rows(self) -> list[Row]:
        if self._facet in codes.TERM_FACETS:
            return self.below(None)
        if self._facet in codes.WORDS:
            words = codes.WORDS[self._facet]
            rows = [self._row(value) for word in words if (value := known.word_value(self._facet, word))]
        else:
            said = [value for value in self._every_said if not (value.is_empty or value.parts)]
            values = {value.word: value for value in [*self._values(), *said]}
            rows = sorted(map(self._row, values.values()), key=lambda row: (-row.count, str(row.label)))
        return [row for row in rows if row.is_shown]

    def _row(self, value: Value, entry: Entry | None = None, *, holds_active: bool = False) -> Row:
        selected, excluded = value.word in self._selected, value.word in self._excluded
        return Row(self, value, self._tally.of(value), selected, excluded, entry, holds_active)

    def _values(self) -> Iterable[Value]:
        if self._facet == codes.ORGANISATION:
            return known.organisations_of(self._filters.index, self._tally.organisations, MOST_ORGANISATIONS)
        if self._facet == codes.COUNTRY:
            return known.countries_of(self._filters.index)
        return [self._term(entry) for entry in self._vocabulary.children(self._facet.kind, None)]

    @property
    def _vocabulary(self) -> Vocabulary:
        return self._filters.index.vocabulary

    def _term(self, entry: Entry) -> Value:
        return known.term_value(self._filters.index, self._facet, entry)

    @cached_property
    def _open(self) -> set[int]:
        """The terms below which one is selected or left out."""
        said = [self._vocabulary.find(self._facet.kind, value.word) for value in self._every_said]
        return {pk for entry in said if entry for pk in self._vocabulary.above(entry)}

    def _is_said(self, entry: Entry) -> bool:
        return entry.pk in self._open or entry.slug in self._selected or entry.slug in self._excluded

    @property
    def _every_said(self) -> list[Value]:
        """The values that the question selects or leaves out; how events are coded is one plain word."""
        return [] if self._facet == codes.CODED else [*self._said(self.name), *self._said(self.not_name)]

    def _said(self, name: str) -> Any:
        return self._filters.said.get(name, ())

    @cached_property
    def _selected(self) -> set[str]:
        said = self._said(self.name)
        return {said} if isinstance(said, str) else {value.word for value in said}

    @cached_property
    def _excluded(self) -> set[str]:
        return {value.word for value in self._said(self.not_name)}
