"""The rows of a comparison of prose: what became of each line, side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby

from wiki.diff.matching import Budget, Hunk, hunks
from wiki.diff.pairing import pairs
from wiki.diff.words import Segment, Segments, segments

CONTEXT = 3  # unchanged lines shown on either side of a change
FEWEST_HIDDEN = 3  # what would hide fewer lines is shown


class RowKind(StrEnum):
    """What became of a line: a moved one has a row where it was and one where it is; GAP stands for lines not shown."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"
    GAP = "gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line on either side or both, in segments, with its line numbers (from 1).

    The two rows of a move have the same `move` number. A GAP has no segments and stands for `count` kept lines from its
    line numbers on.
    """

    kind: RowKind
    old: Segments | None = None
    new: Segments | None = None
    old_line: int | None = None
    new_line: int | None = None
    move: int | None = None
    count: int = 1


def lines(text: str) -> list[str]:
    """The lines of a text; none of an empty one."""
    return text.split("\n") if text else []


def rows(old: str, new: str) -> Iterator[Row]:
    """Every line of both texts, in order."""
    return _Texts(lines(old), lines(new)).rows()


def collapsed(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, with each long stretch of kept lines made a gap but for the lines nearest a change."""
    kept: list[Row] = []
    above = 0
    for is_kept, run in groupby(rows, key=lambda row: row.kind == RowKind.KEPT):
        if is_kept:
            kept = list(run)
            continue
        yield from _shortened(kept, above, CONTEXT)
        yield from run
        kept, above = [], CONTEXT
    yield from _shortened(kept, above, 0)


def new_text(old: str, rows: Iterable[Row]) -> str:
    """The new text that rows, collapsed or not, make of the old one."""
    old_lines = lines(old)
    made: list[str] = []
    for row in rows:
        if row.kind == RowKind.GAP and row.old_line:
            made += old_lines[row.old_line - 1 : row.old_line - 1 + row.count]
        elif row.new is not None:
            made.append("".join(segment.text for segment in row.new))
    return "\n".join(made)


def _shortened(kept: list[Row], first: int, last: int) -> list[Row]:
    """Kept rows with all but some of the first and some of the last made a gap."""
    hidden = kept[first : len(kept) - last]
    if len(hidden) < FEWEST_HIDDEN:
        return kept
    gap = Row(kind=RowKind.GAP, old_line=hidden[0].old_line, new_line=hidden[0].new_line, count=len(hidden))
    return [*kept[:first], gap, *kept[len(kept) - last :]]


class _Texts:
    """Two texts in lines, and what became of each line."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new
        self.hunks = hunks(old, new, Budget())
        found = pairs(old, new, self.hunks)
        self.changed, self.moved = found.changed, found.moved
        self.origins = {j: i for i, j in found.moved.items()}
        self.numbers = {i: number for number, i in enumerate(sorted(found.moved), 1)}
        budget = Budget()
        self.segments = cache(lambda i, j: segments(old[i], new[j], budget))

    def rows(self) -> Iterator[Row]:
        i = j = 0
        for hunk in [*self.hunks, Hunk(len(self.old), len(self.old), len(self.new), len(self.new))]:
            for k in range(hunk.old_start - i):
                yield self._on_both(RowKind.KEPT, i + k, j + k)
            yield from self._in_hunk(hunk)
            i, j = hunk.old_end, hunk.new_end

    def _in_hunk(self, hunk: Hunk) -> Iterator[Row]:
        i, i_end, j, j_end = hunk
        for old in range(i, i_end):
            if old not in self.changed:
                continue
            yield from self._on_one_side(range(i, old), range(j, self.changed[old]))
            yield self._on_both(RowKind.CHANGED, old, self.changed[old])
            i, j = old + 1, self.changed[old] + 1
        yield from self._on_one_side(range(i, i_end), range(j, j_end))

    def _on_one_side(self, old: range, new: range) -> Iterator[Row]:
        for i in old:
            yield self._moved_from(i) if i in self.moved else self._removed(i)
        for j in new:
            yield self._moved_to(j) if j in self.origins else self._added(j)

    def _on_both(self, kind: RowKind, i: int, j: int) -> Row:
        whole = (Segment(self.old[i]),)
        old, new = (whole, whole) if kind == RowKind.KEPT else self.segments(i, j)
        return Row(kind=kind, old=old, new=new, old_line=i + 1, new_line=j + 1)

    def _removed(self, i: int) -> Row:
        return Row(kind=RowKind.REMOVED, old=(Segment(self.old[i], changed=True),), old_line=i + 1)

    def _added(self, j: int) -> Row:
        return Row(kind=RowKind.ADDED, new=(Segment(self.new[j], changed=True),), new_line=j + 1)

    def _moved_from(self, i: int) -> Row:
        old, _new = self.segments(i, self.moved[i])
        return Row(kind=RowKind.MOVED_FROM, old=old, old_line=i + 1, move=self.numbers[i])

    def _moved_to(self, j: int) -> Row:
        _old, new = self.segments(self.origins[j], j)
        return Row(kind=RowKind.MOVED_TO, new=new, new_line=j + 1, move=self.numbers[self.origins[j]])
