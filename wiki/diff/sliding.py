"""Moving a change along items that repeat, to where people and git expect it.

An item added next to its equals can be told in several ways: of `x x x`, any may be the new one. Each change is moved
up as far as it goes, joined with those it meets, then moved down as far as it goes, or back to where it stands beside a
change of the other side.
"""

from collections.abc import Callable
from dataclasses import dataclass

Spend = Callable[[int], bool]


def slide(items: list[int], gaps: list[int], other: list[int], spend: Spend) -> None:
    """Move the changes of one side, in place.

    `gaps[k]` is the number of changed items before unchanged item k; `other` the same of the other side.
    """
    k = start = 0
    while k < len(gaps):
        change = _Change(items, gaps, k, start)
        if gaps[k] and not change.settle(other, spend):
            return
        k, start = change.k + 1, change.end + 1


@dataclass(slots=True)
class _Change:
    """The changed items from `start` up to `end`, in gap k."""

    items: list[int]
    gaps: list[int]
    k: int
    start: int

    @property
    def end(self) -> int:
        return self.start + self.gaps[self.k]

    def settle(self, other: list[int], spend: Spend) -> bool:
        """Move to the best place; False where there were no steps left to find it."""
        size = 0
        while size != self.gaps[self.k]:
            size = self.gaps[self.k]
            while self._up():
                if not spend(1):
                    return False
            beside = self.k if other[self.k] else None
            while self._down():
                beside = self.k if other[self.k] else beside
                if not spend(1):
                    return False
        while beside is not None and not other[self.k]:
            self._up()
        return True

    def _up(self) -> bool:
        if not self.k or self.items[self.start - 1] != self.items[self.end - 1]:
            return False
        gaps, k = self.gaps, self.k
        self.start -= 1 + gaps[k - 1]
        gaps[k - 1], gaps[k] = gaps[k - 1] + gaps[k], 0
        self.k -= 1
        return True

    def _down(self) -> bool:
        gaps, k = self.gaps, self.k
        if k + 1 == len(gaps) or self.items[self.start] != self.items[self.end]:
            return False
        self.start += 1
        gaps[k], gaps[k + 1] = 0, gaps[k] + gaps[k + 1]
        self.k += 1
        return True
