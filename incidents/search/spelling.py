"""Spelling: a word that nothing has is taken for the nearest word of the titles and names of pages."""

from collections.abc import Callable, Iterable
from functools import cache

from incidents.search.words import plain, words_of

LEAST_ALIKE = 0.4
SHORTEST_SLIP = 4
"""Letters of a word from which one slip of the finger still leaves the same word."""
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


def one_slip(one: str, other: str) -> bool:
    """Whether a letter was left out, added or mistaken, or two beside each other were exchanged, and nothing else.

    In the midst of a short word that spoils most of its parts: “eqiufax” shares a third of them with “equifax”.
    """
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def slips(word: str) -> set[str]:
    """Every word that one slip leads to or comes from; letters and digits are those of the word's scripts."""
    letters = alphabet(word)
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        *(before + after[1:] for before, after in cuts),
        *(before + letter + after for before, after in cuts for letter in letters),
        *(before + letter + after[1:] for before, after in cuts for letter in letters),
        *(before + after[1::-1] + after[2:] for before, after in cuts),
    } - {word}


def alphabet(word: str) -> set[str]:
    """The letters and digits that stand beside those of a word in Unicode, in blocks of 128 as most scripts do."""
    return set().union(*map(_letters, {ord(letter) // 128 for letter in word}))


@cache
def _letters(block: int) -> set[str]:
    near = map(chr, range(block * 128, block * 128 + 128))
    return {letter for letter in near if words_of(f"a{plain(letter)}") == (f"a{letter}",)}


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common from the beginning on."""
    return next(
        (at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs),
        min(len(one), len(other)),
    )


def nearest(word: str, candidates: Iterable[str], likeness: Likeness = alike) -> list[str]:
    """The candidates that are near enough, from the nearest on: one slip away, then by their likeness."""
    scores = {candidate: likeness(word, candidate) for candidate in candidates if candidate != word}
    slips = {candidate for candidate in scores if len(word) >= SHORTEST_SLIP and one_slip(word, candidate)}
    near = [candidate for candidate, score in scores.items() if score >= LEAST_ALIKE or candidate in slips]
    return sorted(near, key=lambda other: (other not in slips, -scores[other], abs(len(other) - len(word)), other))
