"""Which old line became which new one: inside a stretch of changed lines, and across the page for moved lines."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from wiki.diff.matching import Hunk
from wiki.diff.words import likeness, words

REWRITTEN = 0.4  # lines as alike as this are one line, changed
MOVED = 0.75  # lines as alike as this in different places are one line, moved and changed
WORTH_FOLLOWING = 12  # letters and digits that a line needs for its move to be of interest
FEWEST_WORDS = 6  # and the words it needs where it was changed too
# Where comparing each line with each would go through more characters, lines are paired in order, and none followed.
MOST_WORK = 1_000_000


@dataclass
class Pairs:
    """Old lines and the new ones they became, by index: changed in place, and moved."""

    changed: dict[int, int] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)


def pairs(old: Sequence[str], new: Sequence[str], changes: Sequence[Hunk]) -> Pairs:
    """Find for the lines in the changed stretches what became of them."""
    found = Pairs(moved=_moved_unchanged(old, new, changes))
    arrived = set(found.moved.values())
    left_old: list[int] = []
    left_new: list[int] = []
    for hunk in changes:
        gone = [i for i in range(hunk.old_start, hunk.old_end) if i not in found.moved]
        come = [j for j in range(hunk.new_start, hunk.new_end) if j not in arrived]
        inside = _aligned(_Lines(old, gone), _Lines(new, come))
        found.changed.update(inside)
        left_old += [i for i in gone if i not in inside]
        left_new += set(come).difference(inside.values())
    found.moved.update(_moved_and_changed(_Lines(old, left_old), _Lines(new, sorted(left_new))))
    return found


class _Lines:
    """Some lines of a text, by index."""

    def __init__(self, lines: Sequence[str], indices: list[int]) -> None:
        self.indices = indices
        self.texts = [lines[i] for i in indices]
        self.length = sum(map(len, self.texts)) + len(indices)

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """The words of each line."""
        return [words(text) for text in self.texts]


def _moved_unchanged(old: Sequence[str], new: Sequence[str], changes: Sequence[Hunk]) -> dict[int, int]:
    places = defaultdict(list)
    for hunk in changes:
        for j in range(hunk.new_start, hunk.new_end):
            places[new[j]].append(j)
    moved = {}
    for hunk in reversed(changes):
        for i in range(hunk.old_end - 1, hunk.old_start - 1, -1):
            if places.get(old[i]) and sum(map(str.isalnum, old[i])) >= WORTH_FOLLOWING:
                moved[i] = places[old[i]].pop()
    return moved


def _aligned(old: _Lines, new: _Lines) -> dict[int, int]:
    """The pairing, in order, under which the lines are most alike."""
    if not old.indices or not new.indices:
        return {}
    if len(old.indices) * new.length > MOST_WORK:
        alike = [(k, k) for k in range(min(len(old.indices), len(new.indices)))]
    else:
        alike = _best_alignment(old, new)
    return {old.indices[i]: new.indices[j] for i, j in alike if likeness(old.words[i], new.words[j]) >= REWRITTEN}


def _best_alignment(old: _Lines, new: _Lines) -> list[tuple[int, int]]:
    """Dynamic programming over both stretches; `best[i][j]` is the likeness reached by the lines from i and j on."""
    rows, columns = len(old.indices), len(new.indices)
    alike = [[likeness(a, b) for b in new.words] for a in old.words]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= REWRITTEN else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < rows and j < columns:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _moved_and_changed(old: _Lines, new: _Lines) -> dict[int, int]:
    if len(old.indices) * new.length > MOST_WORK:
        return {}
    alike = [
        (likeness(a, b), -old.indices[i], -new.indices[j])
        for i, a in enumerate(old.words)
        for j, b in enumerate(new.words)
        if min(len(a), len(b)) >= FEWEST_WORDS
    ]
    moved: dict[int, int] = {}
    arrived: set[int] = set()
    for likely, i, j in sorted(alike, reverse=True):
        if likely >= MOVED and -i not in moved and -j not in arrived:
            moved[-i] = -j
            arrived.add(-j)
    return moved
