"""Spelling: a word that nothing has is taken for the nearest word of the titles and names of pages."""

from collections.abc import Callable, Iterable

LEAST_ALIKE = 0.4
Likeness = Callable[[str, str], float]


def trigrams(word: str) -> set[str]:
    """The parts of three letters that words are compared by; the beginning counts more than the end."""
    padded = f"__{word}_"
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def alike(one: str, other: str) -> float:
    """From 0 to 1: how many of their parts two words share."""
    mine, theirs = trigrams(one), trigrams(other)
    return len(mine & theirs) / len(mine | theirs)


def begins_alike(beginning: str, word: str) -> float:
    """From 0 to 1: how many of the parts of a beginning a word has."""
    mine = trigrams(beginning) - {f"{beginning[-2:]}_"}
    return len(mine & trigrams(word)) / len(mine)


def nearest(word: str, candidates: Iterable[str], likeness: Likeness = alike) -> list[str]:
    """The candidates that are near enough, from the nearest on."""
    scores = {candidate: likeness(word, candidate) for candidate in candidates if candidate != word}
    near = [candidate for candidate, score in scores.items() if score >= LEAST_ALIKE]
    return sorted(near, key=lambda candidate: (-scores[candidate], abs(len(candidate) - len(word)), candidate))
