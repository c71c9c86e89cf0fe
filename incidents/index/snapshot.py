"""The index at one moment, and how the next one is made of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from pyroaring import BitMap

from incidents.index.arrays import bitmap_of
from incidents.index.batch import Batch
from incidents.index.codes import SHIFT
from incidents.index.columns import Columns
from incidents.index.involved import ANY_ROLE, FIRST, Involved, joined
from incidents.index.vocabulary import Vocabulary

Codes = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Index:
    """The live events by their facts. Nothing in it changes once it is made, but for the columns (see there).

    `number` is the greatest stamp that it knows. `unions` keeps the branches of trees and values of several codes, no
    more than there are terms, for nobody asks for several values at once.
    """

    epoch: int = 0
    number: int = 0
    live: BitMap = field(default_factory=BitMap)
    values: dict[int, BitMap] = field(default_factory=dict)
    involved: Involved = field(default_factory=Involved.none)
    columns: Columns = field(default_factory=Columns)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    unions: dict[Codes, BitMap] = field(default_factory=dict)
    totals: dict[str, "np.ndarray[tuple[int], np.dtype[np.int64]]"] = field(default_factory=dict)

    def having(self, codes: Codes) -> BitMap:
        """The events that have any of the codes; not to be changed."""
        if len(codes) == 1:
            return self.values.get(codes[0], _NONE)
        found = self.unions.get(codes)
        if found is None:
            found = BitMap.union(_NONE, *(self.values[code] for code in codes if code in self.values))
            self.unions[codes] = found
        return found

    def organisation_totals(self) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        """In how many of all events each organisation had a part, by its primary key; counted once."""
        if "any" not in self.totals:
            self.totals["any"] = self.involved.counts(None, ANY_ROLE, self.vocabulary.merged)
        return self.totals["any"]


_NONE = BitMap()


class Builder:
    """The next index: what an index holds, and batches of events written over it. Bitmaps are copied to be changed."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._live = index.live.copy()
        self._values = dict(index.values)
        self._involved = [index.involved]
        self._mine: set[int] = set()

    def put(self, batch: Batch) -> None:
        """Write the events of a batch in the place of what was known of them."""
        self._forget(batch.every & self._live)
        self._live |= batch.live
        self._index.columns.put(batch)
        for code, events in _by_code(batch):
            self._writable(code).update(events)
        self._involved.append(Involved.of(batch))

    def built(self, epoch: int, number: int, vocabulary: Vocabulary) -> Index:
        """The index with all that was put."""
        unions = self._index.unions if vocabulary is self._index.vocabulary else {}
        return Index(
            epoch=epoch,
            number=number,
            live=self._live,
            values=self._values,
            involved=joined(self._involved),
            columns=self._index.columns,
            vocabulary=vocabulary,
            unions={codes: events for codes, events in list(unions.items()) if self._mine.isdisjoint(codes)},
        )

    def _forget(self, events: BitMap) -> None:
        if events:
            self._live -= events
            self._involved = [part.without(events) for part in self._involved]
            for code in [code for code, known in self._values.items() if known.intersect(events)]:
                self._writable(code).difference_update(events)

    def _writable(self, code: int) -> BitMap:
        if code not in self._mine:
            self._values[code] = self._values[code].copy() if code in self._values else BitMap()
            self._mine.add(code)
        return self._values[code]


def _by_code(batch: Batch) -> Iterator[tuple[int, BitMap]]:
    """Each code of a batch with its events; those of organisations are kept elsewhere."""
    mine = batch.codes < FIRST << SHIFT
    codes, owners = batch.codes[mine], batch.owners[mine]
    order = np.argsort(codes, kind="stable")
    unique, starts = np.unique(codes[order], return_index=True)
    parts: Iterable[np.ndarray] = np.split(owners[order], starts[1:]) if len(unique) else ()
    for code, events in zip(unique.tolist(), parts, strict=True):
        yield code, bitmap_of(events)
