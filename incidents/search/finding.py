"""Finding: which events a search finds, in which order, and what to ask instead where it finds none."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pyroaring import BitMap

from incidents.search.engines import engine, in_time
from incidents.search.language import And, Word
from incidents.search.spelling import SHORTEST_SLIP, nearest, slips
from incidents.search.words import known_words, plain, words_of

MOST_SCORED = 500
"""Events that the engine puts in order; more of them come latest entered first."""
FEW = 1_000
MOST_COMMON = 400
"""Words that are kept with their hits: at a million events they take 53 MB of each worker."""
CANDIDATES = 50
TRIED = 3


@in_time
def matching(query: And, only: Iterable[int] | None = None) -> BitMap:
    """The events that a search finds, among some or all. Raises TooSlow."""
    use = engine()
    if query.wanted:
        found = use.matching(query, only, in_title=False)
    else:
        found = use.everything() if only is None else use.everything() & BitMap(only)
    if query.excluded and found:
        found -= use.having(query.excluded, found if len(found) <= FEW else None)
    return found


@in_time
def common_words() -> list[str]:
    """Stems that the most texts have, which the engine takes the longest to find; each is the stem of itself."""
    use = engine()
    found = [stem for stem in use.common(MOST_COMMON) if words_of(stem) == (stem,)]
    return [stem for stem in found if use.stem(stem) == stem]


@lru_cache(maxsize=1_000)
def stem(word: str) -> str:
    """What the engine takes a word for; it is the same as long as the process."""
    return engine().stem(word)


@in_time
def titled(query: And, only: Iterable[int] | None = None) -> BitMap:
    """Those among the found events that have all that is wanted in the title. Raises TooSlow."""
    return engine().matching(query, only, in_title=True) if query.wanted else BitMap()


@in_time
def ranked(query: And, found: BitMap) -> list[int]:
    """Found events by the engine's score, best first; latest entered first where nothing is wanted. Raises TooSlow."""
    return engine().scored(query, found) if query.wanted else list(reversed(found))


@dataclass(frozen=True)
class Correction:
    """A search with words that something has, and what was put in the place of what, as typed."""

    query: And
    words: tuple[tuple[str, str], ...]


@in_time
def corrected(query: And) -> Correction | None:
    """For a search that finds nothing: one in which each word that nothing has is replaced by the nearest that some
    title or name has; None where there is no such word, or nothing near it. Raises TooSlow.
    """
    near = {word: other for word in _words(query) if (other := _nearest(word))}
    return Correction(query.replacing(near), tuple(near.items())) if near else None


def _words(query: And) -> list[str]:
    return list(dict.fromkeys(word for leaf in query.leaves for word in leaf.words))


def _nearest(word: str) -> str | None:
    use = engine()
    if not known_words(word) or use.has(Word(word)):
        return None
    typed = plain(word)
    candidates = nearest(typed, like_words(typed))[:TRIED]
    return next((other for other in candidates if use.has(Word(other))), None)


def like_words(word: str) -> list[str]:
    """The words of titles and names that one may be a slip for: all that one slip leads to, be they ever so many that
    share more of its parts, and those that share the most.
    """
    use = engine()
    one_away = slips(word) if len(word) >= SHORTEST_SLIP else set[str]()
    return [*one_away - use.missing_words(one_away), *use.like_words(word, CANDIDATES)]
