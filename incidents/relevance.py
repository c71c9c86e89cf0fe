"""Relevance: what a search found, in the order of the search engine."""

import numpy as np

from incidents import search
from incidents.hits import order_of, titles_of
from incidents.index import Found, Index
from incidents.index.arrays import Keys, Word, keys_of
from incidents.index.ordering import WordOf


def words_of(index: Index, query: search.And, found: Found) -> list[WordOf]:
    """The words of the order: first the events with all that is wanted in the title, then the others, each by the
    engine's score; latest entered first where more than search.MOST_SCORED are found. Raises search.TooSlow.
    """
    titled = _outside(keys_of(titles_of(index, query)))
    if len(found) > search.MOST_SCORED:
        return [titled, _latest_entered]
    return [titled, _place_in(np.array(order_of(index, query, found.events), dtype=np.uint32))]


def _place_in(ranked: Keys) -> WordOf:
    by_key = np.argsort(ranked)
    ascending = ranked[by_key]

    def place(keys: Keys) -> Word:
        return by_key[np.searchsorted(ascending, keys)].astype(np.uint64)

    return place


def _outside(top: Keys) -> WordOf:
    return lambda keys: (~np.isin(keys, top)).astype(np.uint64)


def _latest_entered(keys: Keys) -> Word:
    return np.uint64(2**32) - keys.astype(np.uint64)
