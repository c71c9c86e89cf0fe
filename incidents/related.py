"""Related events: those that share the most with one, where what few events have weighs more than what many have."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from incidents.index import Index, codes, current, recent, spans
from incidents.index.arrays import Keys, keys_of
from incidents.index.codes import SHIFT, TERM_FACETS
from incidents.index.involved import ANY_ROLE
from wiki.articles import beside
from wiki.references import Wanted

MOST = 5
ENOUGH = 2_000
"""Events to choose from: they are gathered by what is rarest until there are so many."""
FACETS = {facet.number: facet for facet in (*TERM_FACETS, codes.LAW)}


@dataclass(frozen=True)
class Related(Wanted):
    """An event that shares something with another: its year (0 where none is known), the organisations that both have
    by primary key, and the labels of the terms and laws that both have, the rarest first."""

    year: int = 0
    organisations: tuple[int, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Trait:
    """What an event shares with others: these and itself, and its weight; a label, or the key of an organisation."""

    events: BitMap
    weight: float
    label: str = ""
    organisation: int = 0


@beside("event")
def related_to(event: Any) -> Sequence[Related]:
    """At most five events, the nearest first; of two as near, the later. Mostly without a query."""
    index = _index_that_knows(event)
    traits = sorted(_traits(index, event.pk), key=lambda trait: len(trait.events))
    near = _gathered(traits) & index.live
    near.discard(event.pk)
    keys, scores = _scored(near, traits)
    best = np.lexsort((keys, index.columns.at("earliest", keys), scores))[::-1][:MOST]
    return [_related(index, int(keys[place]), traits) for place in best]


def _index_that_knows(event: Any) -> Index:
    """The index of a minute ago will do, unless the event itself was changed since."""
    index = recent()
    is_known = event.pk in index.live and index.columns.whole("changed")[event.pk] == spans.moment(event.changed_at)
    return index if is_known else current()


def _traits(index: Index, event: int) -> Iterator[_Trait]:
    """What the event has and others have too, but not all of them: the fewer, the more it weighs."""
    everyone = len(index.live)
    for label, organisation, events in (*_terms(index, event), *_organisations(index, event)):
        if 1 < len(events) < everyone:
            yield _Trait(events, log(everyone / len(events)), label, organisation)


def _terms(index: Index, event: int) -> Iterator[tuple[str, int, BitMap]]:
    for code, events in index.values.items():
        facet = FACETS.get(code >> SHIFT)
        entry = facet and index.vocabulary.entries.get((facet.kind, code & (2**SHIFT - 1)))
        if entry and event in events:
            yield entry.title, 0, events


def _organisations(index: Index, event: int) -> Iterator[tuple[str, int, BitMap]]:
    merged = index.vocabulary.merged
    for organisation in {merged.get(one, one) for one in index.involved.of_event(event)}:
        events = index.involved.events_of(index.vocabulary.joined(organisation), ANY_ROLE)
        yield "", organisation, events


def _gathered(traits: Iterable[_Trait]) -> BitMap:
    found = BitMap()
    for trait in traits:
        found |= trait.events
        if len(found) > ENOUGH:
            break
    return found


def _scored(events: BitMap, traits: Iterable[_Trait]) -> tuple[Keys, NDArray[np.float64]]:
    """The events by primary key, and the sum of the weights of what each of them shares."""
    keys = keys_of(events)
    scores = np.zeros(len(keys))
    for trait in traits:
        scores[np.searchsorted(keys, keys_of(trait.events & events))] += trait.weight
    return keys, scores


def _related(index: Index, event: int, traits: Sequence[_Trait]) -> Related:
    shared = [trait for trait in traits if event in trait.events]
    return Related(
        "event",
        page_id=event,
        year=spans.year(int(index.columns.whole("earliest")[event])),
        organisations=tuple(trait.organisation for trait in shared if trait.organisation),
        shared=tuple(dict.fromkeys(trait.label for trait in shared if trait.label)),
    )
