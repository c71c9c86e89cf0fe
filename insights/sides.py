"""Sides: the values of a facet that stand along a chart, each with those events of the question that have it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from incidents import values as known
from incidents.index import Index, codes
from incidents.index.arrays import mask_of
from incidents.index.codes import Facet
from incidents.index.involved import ANY_ROLE
from incidents.index.vocabulary import Entry
from incidents.values import Value, events_of
from insights.asking import FACETS, Asked
from insights.series import Axis, Place

MOST = 24
"""Values along an axis."""
HEADINGS = (codes.HARM, codes.INFORMATION)
"""Schemes whose top terms are headings: what stands below them is shown."""


@dataclass(frozen=True)
class Side:
    """A value, the events that have it, and the slug of the top term above a harm."""

    value: Value
    events: BitMap
    group: str

    @property
    def place(self) -> Place:
        return Place(str(self.value.label), self.value.word, self.group)


@dataclass(frozen=True)
class Sides:
    """The values of a facet that have most events; `more` is how many with fewer events are not shown."""

    facet: Facet
    shown: list[Side]
    more: int

    @property
    def axis(self) -> Axis:
        return axis_of(self.facet, self.shown)

    @property
    def events(self) -> BitMap:
        """The events that have any of the values."""
        return BitMap.union(BitMap(), *(side.events for side in self.shown))


def axis_of(facet: Facet, shown: Iterable[Side]) -> Axis:
    """The axis that some values make."""
    return Axis(FACETS[facet.name][1], tuple(side.place for side in shown))


def sides(asked: Asked, facet: Facet, most: int = MOST) -> Sides:
    """Those values of a facet that any event of the question has: terms in the order of their scheme, others by it."""
    every = _organisations(asked, most) if facet == codes.ORGANISATION else _others(asked, facet)
    having = [side for side in every if side.events]
    by_size = sorted(having, key=lambda side: (-len(side.events), str(side.value.label)))
    words = {side.value.word for side in by_size[:most]}
    in_order = having if facet in codes.TERM_FACETS else by_size
    return Sides(facet, [side for side in in_order if side.value.word in words], max(0, len(having) - most))


def _others(asked: Asked, facet: Facet) -> Iterator[Side]:
    for value in _values(asked, facet):
        yield Side(value, asked.events & events_of(asked.index, [value]), _group(asked.index, value))


def _organisations(asked: Asked, most: int) -> list[Side]:
    """Those with most events; one query."""
    index = asked.index
    values = known.organisations_of(index, _counts(asked), most)
    events = index.involved.events_of_each([value.organisations for value in values], asked.roles)
    return [Side(value, asked.events & some, "") for value, some in zip(values, events, strict=True)]


def _counts(asked: Asked) -> NDArray[np.int64]:
    """How many of the events each organisation has a part in, by its primary key."""
    index, is_all = asked.index, len(asked.events) == len(asked.index.live)
    if is_all and asked.roles == ANY_ROLE:
        return index.organisation_totals()
    mask = None if is_all else mask_of(asked.events, index.columns.size)
    return index.involved.counts(mask, asked.roles, index.vocabulary.merged)


def _values(asked: Asked, facet: Facet) -> list[Value]:
    if facet == codes.COUNTRY:
        return known.countries_of(asked.index)
    if facet in codes.WORDS:
        return [value for word in codes.WORDS[facet] if (value := known.word_value(facet, word))]
    return [known.term_value(asked.index, facet, entry) for entry in _entries(asked, facet)]


def _entries(asked: Asked, facet: Facet) -> list[Entry]:
    """The terms below those that the question names, where each has some; else those below headings, or the top."""
    vocabulary = asked.index.vocabulary
    named = [vocabulary.find(facet.kind, value.word) for value in asked.said(facet.name) or ()]
    below = [vocabulary.children(facet.kind, entry.pk) for entry in named if entry]
    if named and len(below) == len(named) and all(below):
        return [entry for entries in below for entry in entries]
    tops = vocabulary.children(facet.kind, None)
    if facet not in HEADINGS:
        return tops
    return [entry for top in tops for entry in vocabulary.children(facet.kind, top.pk) or [top]]


def _group(index: Index, value: Value) -> str:
    """The slug of the top term above a harm; empty for all else."""
    entry = index.vocabulary.find(codes.HARM.kind, value.word) if value.facet == codes.HARM else None
    return index.vocabulary.top(entry).slug if entry else ""
