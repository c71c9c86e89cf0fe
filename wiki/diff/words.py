"""Words: what changed inside a line, and how alike two lines are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wiki.diff.matching import Budget, Hunk, hunks

# A line longer than this is shown as changed without a look at its words.
LINE_LENGTH = 200_000
# Common text with as few letters as this between two changes ("of", a comma) tells nothing: both are shown as one.
SLIGHT = 2

# Scripts written without spaces are compared letter by letter; all else by words, spaces and single signs.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SIGNS = r"!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u2027\u2030-\u205e\u3001-\u301f"
_TOKENS = re.compile(rf"[{_UNSPACED}]|[^\s{_SIGNS}{_UNSPACED}]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line: the same on both sides, or changed."""

    text: str
    changed: bool = False


Segments = tuple[Segment, ...]


def segments(old: str, new: str, budget: Budget) -> tuple[Segments, Segments]:
    """Both lines in pieces, with what changed marked on each."""
    if max(len(old), len(new)) > LINE_LENGTH:
        return (Segment(old, changed=True),), (Segment(new, changed=True),)
    a, b = _TOKENS.findall(old), _TOKENS.findall(new)
    changed = _joined(a, hunks(a, b, budget))
    old_spans = [(hunk.old_start, hunk.old_end) for hunk in changed]
    new_spans = [(hunk.new_start, hunk.new_end) for hunk in changed]
    return _pieces(a, old_spans), _pieces(b, new_spans)


def words(line: str) -> frozenset[str]:
    """The distinct words of a line, without spaces and signs."""
    return frozenset(token for token in _TOKENS.findall(line[:LINE_LENGTH]) if token[0].isalnum())


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of two lines' words they share, from 0 to 1 (Dice's coefficient)."""
    total = len(a) + len(b)
    return 2 * len(a & b) / total if total else 0.0


def _joined(tokens: list[str], changes: Iterable[Hunk]) -> list[Hunk]:
    """The changes, where only slight text stands between two of them made one."""
    joined: list[Hunk] = []
    for hunk in changes:
        if joined and _belong_together(tokens, joined[-1], hunk):
            joined[-1] = joined[-1]._replace(old_end=hunk.old_end, new_end=hunk.new_end)
        else:
            joined.append(hunk)
    return joined


def _belong_together(tokens: list[str], first: Hunk, second: Hunk) -> bool:
    replaces = first.old_start < first.old_end or second.old_start < second.old_end
    replaces = replaces and (first.new_start < first.new_end or second.new_start < second.new_end)
    return replaces and _is_slight(tokens[first.old_end : second.old_start])


def _is_slight(tokens: list[str]) -> bool:
    return len(tokens) <= 2 * SLIGHT + 1 and sum(map(str.isalnum, "".join(tokens))) <= SLIGHT


def _pieces(tokens: list[str], spans: list[tuple[int, int]]) -> Segments:
    pieces, place = [], 0
    for start, end in spans:
        pieces.append(Segment("".join(tokens[place:start])))
        pieces.append(Segment("".join(tokens[start:end]), changed=True))
        place = end
    pieces.append(Segment("".join(tokens[place:])))
    return tuple(piece for piece in pieces if piece.text)
