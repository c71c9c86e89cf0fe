"""Which items kept their order."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable


def unmoved(old: Iterable[Hashable], new: Iterable[Hashable]) -> list[Hashable]:
    """The longest list of items that stand in the same order in both; the other common ones were moved."""
    places = {key: place for place, key in enumerate(old)}
    common = [(places[key], key) for key in new if key in places]
    ends: list[int] = []  # the smallest place at which a rising run of each length ends
    lengths = []
    for place, _key in common:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        lengths.append(length)
    return _longest_run(common, lengths)


def _longest_run(common: list[tuple[int, Hashable]], lengths: list[int]) -> list[Hashable]:
    run: list[Hashable] = []
    wanted, limit = max(lengths, default=-1), float("inf")
    for (place, key), length in zip(reversed(common), reversed(lengths), strict=True):
        if length == wanted and place < limit:
            run.append(key)
            wanted, limit = wanted - 1, place
    return run[::-1]
