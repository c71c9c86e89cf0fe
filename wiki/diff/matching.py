"""Which items of two sequences are the same: Myers' shortest edit script in linear space, within a budget of steps.

E. W. Myers, An O(ND) difference algorithm and its variations, Algorithmica 1 (1986). Ties are broken, and changes moved
along repeated lines, as git does it, so that a merge here and a merge by git see the same changes.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from wiki.diff.sliding import slide

STEPS = 2_000_000  # about half a second; 200 scattered changes of a page take a few thousand

Span = tuple[int, int]  # the first and the last of some diagonals


class Hunk(NamedTuple):
    """Items of the old sequence, from `old_start` up to `old_end`, gave way to these of the new one."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


class Budget:
    """How many steps may yet be taken; shared by all that is compared together."""

    def __init__(self, steps: int = STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> bool:
        """Take steps off; False where none are left."""
        self.left -= steps
        return self.left > 0


def hunks(old: Sequence[Hashable], new: Sequence[Hashable], budget: Budget) -> list[Hunk]:
    """What changed from one sequence to another, in order; between two hunks both are the same.

    Where the budget runs out, what was not yet compared counts as changed: coarse, but never wrong.
    """
    a, b = _numbered(old, new)
    changed_a, changed_b = _changed(a, b, budget)
    gaps_a, gaps_b = _gaps(changed_a), _gaps(changed_b)
    slide(a, gaps_a, gaps_b, budget.spend)
    slide(b, gaps_b, gaps_a, budget.spend)
    return list(_hunks(gaps_a, gaps_b))


def _numbered(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[list[int], list[int]]:
    """Both sequences with a number in place of each distinct item, which is quick to compare."""
    numbers: dict[Hashable, int] = {}
    a = [numbers.setdefault(item, len(numbers)) for item in old]
    b = [numbers.setdefault(item, len(numbers)) for item in new]
    return a, b


def _changed(a: list[int], b: list[int], budget: Budget) -> tuple[bytearray, bytearray]:
    """A flag for each item of both sides: 1 where it has no partner on the other side."""
    whole = _trimmed(a, b, Hunk(0, len(a), 0, len(b)))
    core_a, core_b = range(whole.old_start, whole.old_end), range(whole.new_start, whole.new_end)
    common = {a[i] for i in core_a} & {b[j] for j in core_b}
    changed_a, changed_b = bytearray(len(a)), bytearray(len(b))
    for numbers, core, changed in ((a, core_a, changed_a), (b, core_b, changed_b)):
        for i in core:
            changed[i] = numbers[i] not in common
    # Items that the other side lacks are settled, and the search is spared them.
    rest_a = [i for i in core_a if not changed_a[i]]
    rest_b = [j for j in core_b if not changed_b[j]]
    for box in _search([a[i] for i in rest_a], [b[j] for j in rest_b], budget):
        for i in rest_a[box.old_start : box.old_end]:
            changed_a[i] = 1
        for j in rest_b[box.new_start : box.new_end]:
            changed_b[j] = 1
    return changed_a, changed_b


def _trimmed(a: list[int], b: list[int], box: Hunk) -> Hunk:
    """The box without what both sides begin and end with."""
    i, i_end, j, j_end = box
    while i < i_end and j < j_end and a[i] == b[j]:
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and a[i_end - 1] == b[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
    return Hunk(i, i_end, j, j_end)


def _search(a: list[int], b: list[int], budget: Budget) -> Iterator[Hunk]:
    """Boxes that hold changes only: halve at a point of a shortest path until nothing is left to halve."""
    fronts = _Fronts(a, b)
    boxes = [Hunk(0, len(a), 0, len(b))]
    while boxes:
        box = _trimmed(a, b, boxes.pop())
        i, i_end, j, j_end = box
        middle = fronts.meet(box, budget) if i < i_end and j < j_end else None
        if middle is None:
            yield box
        else:
            boxes.append(Hunk(i, middle[0], j, middle[1]))
            boxes.append(Hunk(middle[0], i_end, middle[1], j_end))


class _Fronts:
    """How far paths of equal cost reach from both corners of a box, on each diagonal (old index less new index).

    A diagonal below zero indexes the lists from their end; they are long enough that the two never meet.
    """

    def __init__(self, a: list[int], b: list[int]) -> None:
        self.a, self.b = a, b
        self.ahead = [0] * (len(a) + len(b) + 3)
        self.back = [0] * (len(a) + len(b) + 3)

    def meet(self, box: Hunk, budget: Budget) -> tuple[int, int] | None:
        """A point (old index, new index) where the two fronts meet; None where the budget runs out before."""
        lowest, highest = box.old_start - box.new_end, box.old_end - box.new_start
        start, end = box.old_start - box.new_start, box.old_end - box.new_end
        odd = (start - end) & 1
        self.ahead[start], self.back[end] = box.old_start, box.old_end
        ahead, back = (start, start), (end, end)
        while budget.spend(ahead[1] - ahead[0] + 2):
            ahead = _widened(self.ahead, ahead, (lowest, highest), -1)
            point = self._advance(box, ahead, back if odd else (1, 0), budget)
            if point:
                return point
            back = _widened(self.back, back, (lowest, highest), len(self.a) + 1)
            point = self._retreat(box, back, (1, 0) if odd else ahead, budget)
            if point:
                return point
        return None

    def _advance(self, box: Hunk, own: Span, other: Span, budget: Budget) -> tuple[int, int] | None:
        a, b, reach, met = self.a, self.b, self.ahead, self.back
        walked = 0
        for d in range(own[1], own[0] - 1, -2):
            i = first = reach[d - 1] + 1 if reach[d - 1] >= reach[d + 1] else reach[d + 1]
            while i < box.old_end and i - d < box.new_end and a[i] == b[i - d]:
                i += 1
            reach[d] = i
            walked += i - first
            if other[0] <= d <= other[1] and met[d] <= i:
                return i, i - d
        budget.spend(walked)
        return None

    def _retreat(self, box: Hunk, own: Span, other: Span, budget: Budget) -> tuple[int, int] | None:
        a, b, reach, met = self.a, self.b, self.back, self.ahead
        walked = 0
        for d in range(own[1], own[0] - 1, -2):
            i = first = reach[d - 1] if reach[d - 1] < reach[d + 1] else reach[d + 1] - 1
            while i > box.old_start and i - d > box.new_start and a[i - 1] == b[i - d - 1]:
                i -= 1
            reach[d] = i
            walked += first - i
            if other[0] <= d <= other[1] and i <= met[d]:
                return i, i - d
        budget.spend(walked)
        return None


def _widened(reach: list[int], diagonals: Span, limits: Span, beyond: int) -> Span:
    """The diagonals of a front one step on, within the limits of the box."""
    first, last = diagonals
    if first > limits[0]:
        first -= 1
        reach[first - 1] = beyond
    else:
        first += 1
    if last < limits[1]:
        last += 1
        reach[last + 1] = beyond
    else:
        last -= 1
    return first, last


def _gaps(changed: bytearray) -> list[int]:
    """How many changed items stand before each unchanged one, and after the last."""
    return [len(run) for run in changed.split(b"\x00")]


def _hunks(gaps_a: list[int], gaps_b: list[int]) -> Iterator[Hunk]:
    i = j = 0
    for removed, added in zip(gaps_a, gaps_b, strict=True):
        if removed or added:
            yield Hunk(i, i + removed, j, j + added)
        i, j = i + removed + 1, j + added + 1
