"""Facets: the values by which a question can be narrowed, each with the number of events that it would find."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from incidents import values as known
from incidents.addresses import Address
from incidents.filters import EventFilterSet
from incidents.index import codes
from incidents.index.codes import Facet
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
    children: Sequence["Row"] = ()
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
    def is_shown(self) -> bool:
        return bool(self.count or self.selected or self.excluded or self.children)

    @property
    def is_active(self) -> bool:
        """Whether the question says anything of it, or of a row below it."""
        return self.selected or self.excluded or self.holds_active

    @property
    def size(self) -> int:
        """How many rows it is, with all below it."""
        return 1 + sum([row.size for row in self.children])


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
        """The values: trees in the order of their scheme, the twenty most frequent organisations, all of the others.

        Before them stand those that the question joins.
        """
        joined = {value.word: value for value in self._every_said if value.parts}.values()
        return [*map(self._row, joined), *(row for row in self._rows() if row.is_shown)]

    @cached_property
    def empties(self) -> list[Row]:
        """The kinds of empty, any of them first."""
        return [row for value in known.empties(self._facet) if (row := self._row(value)).is_shown]

    @cached_property
    def excluding(self) -> Callable[[str], str] | None:
        """A function from a value's word to the address that leaves it out; made once, so that a row costs nothing."""
        return self.address.adding(self.not_name) if self.not_name in self._filters.filters else None

    def _rows(self) -> Iterable[Row]:
        if self._facet in codes.TERM_FACETS:
            return [self._branch(entry) for entry in self._entries()]
        if self._facet in codes.WORDS:
            words = codes.WORDS[self._facet]
            return [self._row(value) for word in words if (value := known.word_value(self._facet, word))]
        values = {
            value.word: value for value in [*self._values(), *self._every_said] if not (value.is_empty or value.parts)
        }
        return sorted(map(self._row, values.values()), key=lambda row: (-row.count, str(row.label)))

    def _branch(self, entry: Any) -> Row:
        row = self._row(known.term_value(self._filters.index, self._facet, entry))
        row.children = [one for child in self._entries(entry.pk) if (one := self._branch(child)).is_shown]
        row.holds_active = any(child.is_active for child in row.children)
        return row

    def _row(self, value: Value) -> Row:
        selected, excluded = value.word in self._selected, value.word in self._excluded
        return Row(self, value, self._tally.of(value), selected, excluded)

    def _values(self) -> Iterable[Value]:
        if self._facet == codes.ORGANISATION:
            return known.organisations_of(self._filters.index, self._tally.organisations, MOST_ORGANISATIONS)
        if self._facet == codes.COUNTRY:
            return known.countries_of(self._filters.index)
        return [known.term_value(self._filters.index, self._facet, entry) for entry in self._entries()]

    def _entries(self, parent: int | None = None) -> Any:
        return self._filters.index.vocabulary.children(self._facet.kind, parent)

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
