"""Merging prose, line by line, at least as carefully as git does."""

from wiki.diff.rows import lines
from wiki.merging.outcome import Outcome, ProseHunk
from wiki.merging.regions import Change, regions

APART = 1  # edits of neighbouring lines are disputed, as in git


def merge_prose(base: str, theirs: str, mine: str) -> Outcome:
    """The text with the changes of both sides; disputed lines stand in it as in mine."""
    base_lines, their_lines, my_lines = lines(base), lines(theirs), lines(mine)
    merged: list[str] = []
    disputed: list[ProseHunk] = []
    for region in regions(base_lines, their_lines, my_lines, apart=APART):
        merged += their_lines[region.theirs] if region.change == Change.THEIRS else my_lines[region.mine]
        if region.change == Change.DISPUTED:
            texts = base_lines[region.base], their_lines[region.theirs], my_lines[region.mine]
            disputed.append(ProseHunk(region.mine.start + 1, *map("\n".join, texts)))
    return Outcome("\n".join(merged), bool(disputed), tuple(disputed))
