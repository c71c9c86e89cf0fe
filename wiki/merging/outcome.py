"""What comes of merging two versions of a value."""

from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class ProseHunk:
    """Lines that both sides changed, each in another way; `line` is where mine begin in my text (from 1)."""

    line: int
    base: str
    theirs: str
    mine: str


class Outcome(NamedTuple):
    """The merged value, which has mine wherever something is in dispute; is anything; and the lines in dispute."""

    value: Any
    disputed: bool = False
    prose_hunks: tuple[ProseHunk, ...] = ()
