"""Ordering: one page of any order out of any number of events, without sorting them all.

An order is a list of words: each gives for some events numbers that sort as they do, and later words part those that
earlier ones leave equal; in the end the primary key does. Where a page begins and ends is found by partitioning.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from incidents.index.arrays import Keys, Word
from incidents.index.columns import TITLE_WORDS, Columns
from incidents.index.spans import NO_DAY, NO_NUMBER

WordOf = Callable[[Keys], Word]
Words = Sequence[WordOf]
FEW = 2_000
SAMPLE = 1_000


def words_of(columns: Columns, sort: str) -> list[WordOf]:
    """The words of an order by its name; titles part what is equal. KeyError for an unknown name."""
    first = _FIRST[sort]
    titles: list[WordOf] = [_title_word(columns, place) for place in range(TITLE_WORDS)]
    return [lambda keys: first(columns, keys), *titles] if first else titles


def arranged(keys: Keys, words: Words, start: int, stop: int) -> Keys:
    """The events from `start` up to `stop` in an order; `keys` must ascend."""
    start, stop = max(start, 0), min(stop, len(keys))
    if start >= stop:
        return keys[:0]
    if not words:
        return keys[start:stop]
    if len(keys) <= FEW or stop - start > FEW:
        return _sorted(keys, words)[start:stop]
    return _partitioned(keys, words, start, stop)


def beyond(keys: Keys, words: Words, place: Sequence[int], *, backwards: bool = False) -> Keys:
    """The events that come after a place (a number for each word, then a primary key), or before it; ascending keys."""
    passes = np.less if backwards else np.greater
    found = []
    for word, at in zip(words, place, strict=False):
        values = word(keys)
        found.append(keys[passes(values, np.uint64(at))])
        keys = keys[values == np.uint64(at)]
    found.append(keys[passes(keys.astype(np.uint64), np.uint64(place[-1]))])
    return np.sort(np.concatenate(found))


def place_of(key: int, words: Words) -> list[int]:
    """Where an event stands in an order."""
    keys = np.array([key], dtype=np.uint32)
    return [*(int(word(keys)[0]) for word in words), key]


def _sorted(keys: Keys, words: Words) -> Keys:
    return keys[np.lexsort([word(keys) for word in reversed(words)])]


def _partitioned(keys: Keys, words: Words, start: int, stop: int) -> Keys:
    """The same where events are many: those that share the first and last word of the page are arranged by the rest."""
    word = words[0](keys)
    keys, word = _nearest(keys, word, stop)
    low, high = np.partition(word, [start, stop - 1])[[start, stop - 1]]
    before = int(np.count_nonzero(word < low))
    start, stop = start - before, stop - before
    first = keys[word == low]
    if low == high:
        return arranged(first, words[1:], start, stop)
    between = keys[(word > low) & (word < high)]
    rest = stop - len(first) - len(between)
    return np.concatenate(
        [
            arranged(first, words[1:], start, len(first)),
            _sorted(between, words),
            arranged(keys[word == high], words[1:], 0, rest),
        ]
    )


def _nearest(keys: Keys, word: Word, stop: int) -> tuple[Keys, Word]:
    """Less what surely comes after `stop`: a sample tells a word that is probably beyond it, a count that it is."""
    sample = np.sort(word[:: max(len(word) // SAMPLE, 1)])
    guess = sample[min(len(sample) * stop // len(word) + 20, len(sample) - 1)]
    kept = word <= guess
    return (keys[kept], word[kept]) if np.count_nonzero(kept) >= stop else (keys, word)


def _title_word(columns: Columns, place: int) -> WordOf:
    return lambda keys: columns.title_word(place, keys)


def _oldest(columns: Columns, keys: Keys) -> Word:
    return columns.at("day", keys).astype(np.uint64)


def _newest(columns: Columns, keys: Keys) -> Word:
    day = columns.at("day", keys)
    return np.where(day == NO_DAY, day, NO_DAY - day).astype(np.uint64)


def _fewest(columns: Columns, keys: Keys) -> Word:
    return columns.at("people_low", keys).astype(np.uint64)


def _most(columns: Columns, keys: Keys) -> Word:
    low = columns.at("people_low", keys)
    return np.where(low == NO_NUMBER, NO_NUMBER + 1, NO_NUMBER - low).astype(np.uint64)


def _last_changed(columns: Columns, keys: Keys) -> Word:
    return np.uint64(2**63) - columns.at("changed", keys).astype(np.uint64)


_FIRST: dict[str, Any] = {
    "-date": _newest,
    "date": _oldest,
    "title": None,
    "people": _fewest,
    "-people": _most,
    "-changed": _last_changed,
}
SORTS = tuple(_FIRST)
