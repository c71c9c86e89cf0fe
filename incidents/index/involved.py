"""Involved: which organisations had which part in which events. They are too many for a bitmap each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from incidents.index.arrays import Keys, Mask, Word, bitmap_of, mask_of
from incidents.index.batch import Batch
from incidents.index.codes import IN_ROLE, SHIFT

FIRST = min(facet.number for facet in IN_ROLE.values())
BITS = {role.slug: 1 << facet.number - FIRST for role, facet in IN_ROLE.items()}
ANY_ROLE = sum(BITS.values())


@dataclass(frozen=True)
class Involved:
    """Three arrays of the same length: event, organisation, and its roles there as bits. Each pair stands once."""

    events: Keys
    organisations: Keys
    roles: NDArray[np.uint8]

    @classmethod
    def of(cls, batch: Batch) -> "Involved":
        """The involvements among the codes of a batch."""
        mine = batch.codes >= FIRST << SHIFT
        codes: Word = batch.codes[mine]
        facets, organisations = codes >> np.uint64(SHIFT), codes & np.uint64(0xFFFFFFFF)
        pairs: Word = batch.owners[mine].astype(np.uint64) << np.uint64(SHIFT) | organisations
        return cls._joined(pairs, (1 << (facets - FIRST)).astype(np.uint8))

    @classmethod
    def none(cls) -> "Involved":
        return cls(np.zeros(0, np.uint32), np.zeros(0, np.uint32), np.zeros(0, np.uint8))

    def without(self, events: BitMap) -> "Involved":
        """Less all rows of some events."""
        if not len(self.events):
            return self
        kept = ~mask_of(events, int(max(self.events.max(), events.max())) + 1)[self.events]
        return Involved(self.events[kept], self.organisations[kept], self.roles[kept])

    def of_event(self, event: int) -> list[int]:
        """The organisations that have a part in one event."""
        mine: list[int] = self.organisations[self.events == event].tolist()
        return mine

    def events_of(self, organisations: list[int], roles: int) -> BitMap:
        """The events in which any of the organisations has any of the roles."""
        mine = np.isin(self.organisations, np.array(organisations, dtype=np.uint32)) & (self.roles & roles != 0)
        return bitmap_of(np.unique(self.events[mine]))

    def events_of_each(self, groups: list[tuple[int, ...]], roles: int) -> list[BitMap]:
        """The events in which any of each group of organisations has any of the roles, read in one go."""
        place = np.zeros(max([int(self.organisations.max(initial=0)), *map(max, groups)]) + 1, dtype=np.uint8)
        for number, group in enumerate(groups, 1):
            place[list(group)] = number
        found = place[self.organisations]
        rows = ((found > 0) & (self.roles & roles != 0)).nonzero()[0]
        found, events = found[rows], self.events[rows]
        return [bitmap_of(np.unique(events[found == number])) for number in range(1, len(groups) + 1)]

    def counts(self, events: Mask | None, roles: int, merged: dict[int, int]) -> NDArray[np.int64]:
        """How many of the events (all for None) each organisation has a part in, by its primary key.

        One that was merged into another counts as the other.
        """
        mine = np.ones(len(self.events), dtype=np.bool_) if events is None else events[self.events]
        if roles != ANY_ROLE:
            mine &= self.roles & roles != 0
        organisations = self.organisations[mine]
        if not merged:
            return np.bincount(organisations)
        return self._counts_of_merged(self.events[mine], organisations, merged)

    @staticmethod
    def _counts_of_merged(events: Keys, organisations: Keys, merged: dict[int, int]) -> NDArray[np.int64]:
        """An event that names two of those that became one counts once."""
        longest = max(int(organisations.max(initial=0)), *merged, *merged.values()) + 1
        become = np.arange(longest, dtype=np.uint32)
        become[list(merged)] = list(merged.values())
        touched = np.zeros(longest, dtype=np.bool_)
        touched[[*merged, *merged.values()]] = True
        several = touched[organisations]
        pairs = np.unique(events[several].astype(np.uint64) << SHIFT | become[organisations[several]])
        plain = np.bincount(organisations[~several], minlength=longest)
        joined: NDArray[np.int64] = plain + np.bincount((pairs & 0xFFFFFFFF).astype(np.uint32), minlength=longest)
        return joined

    @classmethod
    def _joined(cls, pairs: Word, bits: NDArray[np.uint8]) -> "Involved":
        unique, place = np.unique(pairs, return_inverse=True)
        roles = np.zeros(len(unique), dtype=np.uint8)
        np.bitwise_or.at(roles, place, bits)
        return cls((unique >> SHIFT).astype(np.uint32), (unique & 0xFFFFFFFF).astype(np.uint32), roles)


def joined(parts: list[Involved]) -> Involved:
    """Several parts as one."""
    return Involved(
        np.concatenate([part.events for part in parts]),
        np.concatenate([part.organisations for part in parts]),
        np.concatenate([part.roles for part in parts]),
    )
