"""Three-way comparison of sequences (diff3): where one side, the other, both or neither changed the base."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from wiki.diff.matching import Budget, hunks


class Change(StrEnum):
    """Who changed a region: nobody, one of the two, both alike (AGREED), or each in another way (DISPUTED)."""

    NOBODY = "nobody"
    THEIRS = "theirs"
    MINE = "mine"
    AGREED = "agreed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the base and what stands in its place on either side, as slices."""

    change: Change
    base: slice
    theirs: slice
    mine: slice


class _Edit(NamedTuple):
    """Items of the base that one side replaced, and by how many more than they were."""

    start: int
    end: int
    by: Change
    growth: int


def regions(
    base: Sequence[Hashable], theirs: Sequence[Hashable], mine: Sequence[Hashable], *, apart: int
) -> Iterator[Region]:
    """The regions of three sequences, in order and without gaps.

    Edits of the two sides belong to one region where fewer than `apart` items lie between them: with 1, edits of
    neighbouring items are disputed, as in git; with 0, only edits of the same items or in the same gap.
    """
    edits = sorted([*_edits(Change.THEIRS, base, theirs), *_edits(Change.MINE, base, mine)])
    place = _Place(0, 0, 0)
    for group in _grouped(edits, apart):
        start, end = group[0].start, max(edit.end for edit in group)
        begun = place.moved(start - place.base)
        if begun != place:
            yield place.region(Change.NOBODY, begun)
        place = begun.moved(end - start, **{str(side): _growth(group, side) for side in (Change.THEIRS, Change.MINE)})
        yield begun.region(_by_whom(group, begun, place, theirs, mine), place)
    if place.base < len(base):
        yield place.region(Change.NOBODY, place.moved(len(base) - place.base))


class _Place(NamedTuple):
    """One place in all three sequences."""

    base: int
    theirs: int
    mine: int

    def moved(self, items: int, theirs: int = 0, mine: int = 0) -> "_Place":
        """The place after so many items of the base, where the sides are so much longer."""
        return _Place(self.base + items, self.theirs + items + theirs, self.mine + items + mine)

    def region(self, change: Change, end: "_Place") -> Region:
        """What is between two places."""
        return Region(change, *(slice(a, b) for a, b in zip(self, end, strict=True)))


def _edits(by: Change, base: Sequence[Hashable], side: Sequence[Hashable]) -> list[_Edit]:
    return [
        _Edit(h.old_start, h.old_end, by, (h.new_end - h.new_start) - (h.old_end - h.old_start))
        for h in hunks(base, side, Budget())
    ]


def _grouped(edits: list[_Edit], apart: int) -> Iterator[list[_Edit]]:
    group: list[_Edit] = []
    end = 0
    for edit in edits:
        same_gap = group and edit.start == edit.end == group[0].start == end
        if group and not same_gap and edit.start >= end + apart:
            yield group
            group = []
        end = max(end, edit.end) if group else edit.end
        group.append(edit)
    if group:
        yield group


def _growth(group: list[_Edit], side: Change) -> int:
    return sum(edit.growth for edit in group if edit.by == side)


def _by_whom(
    group: list[_Edit], start: _Place, end: _Place, theirs: Sequence[Hashable], mine: Sequence[Hashable]
) -> Change:
    if all(edit.by == group[0].by for edit in group):
        return group[0].by
    alike = theirs[start.theirs : end.theirs] == mine[start.mine : end.mine]
    return Change.AGREED if alike else Change.DISPUTED
