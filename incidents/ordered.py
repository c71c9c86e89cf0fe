"""Ordered: many events in an order, of which one page is read at a time."""

from collections.abc import Sequence
from typing import Any, overload

from pyroaring import BitMap

from incidents.index import Index
from incidents.index.arrays import keys_of
from incidents.index.ordering import arranged, words_of
from incidents.models import Event


class Ordered(Sequence[Any]):
    """Events of the index in one of its orders; a slice costs one query, and their number none."""

    def __init__(self, index: Index, events: BitMap, sort: str = "-date") -> None:
        self._events = events & index.live
        self._words = words_of(index.columns, sort)

    def __len__(self) -> int:
        return len(self._events)

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> list[Event]: ...
    def __getitem__(self, place: int | slice) -> Event | list[Event]:
        """One event, or those of a slice; an event that was deleted this very moment is missing."""
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, stop, _step = place.indices(len(self))
        keys = arranged(keys_of(self._events), self._words, start, stop).tolist()
        found = Event.objects.live().defer("body").in_bulk(keys)
        return [found[key] for key in keys if key in found]
