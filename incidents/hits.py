"""Hits: what searches found, kept in the process. Later only the events that changed since are searched again.

The words that most texts have are sought as a worker starts: at a million events the database takes a quarter of a
second for one.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from threading import Lock
from typing import Any, TypeVar

from django.db import transaction
from pyroaring import BitMap, FrozenBitMap

from incidents import search
from incidents.index import Index
from incidents.models import EventFacts

KEPT = 128
MOST_CHANGED = 2_000
Ask = Callable[[search.And, Iterable[int] | None], BitMap]
Asked = tuple[int, str, search.And]
Known = tuple[int, BitMap]
K = TypeVar("K")
V = TypeVar("V")


class _Process:
    """What the requests of this process share.

    Hits by epoch, what was asked and search, with the stamp as of which they were found; those of common words, which
    stay; orders of found events by epoch, stamp, search and these.
    """

    lock = Lock()
    hits: OrderedDict[Asked, Known] = OrderedDict()
    common: dict[Asked, Known] = {}
    orders: OrderedDict[tuple[int, int, search.And, FrozenBitMap], list[int]] = OrderedDict()


def find_common(index: Index) -> None:
    """Find the hits of common words, as far as the database has time for it; each is of use as soon as it is found."""
    with suppress(search.TooSlow):
        for stem in search.common_words():
            for ask in (search.matching, search.titled):
                query = search.And((search.Word(stem),))
                _Process.common[_key(index, query, ask)] = _brought_up(index, query, ask, None)


def hits_of(index: Index, query: search.And) -> BitMap:
    """The events that a search finds; not to be changed. Raises search.TooSlow."""
    return _found(index, query, search.matching)


def titles_of(index: Index, query: search.And) -> BitMap:
    """Those that have all that is wanted in the title; not to be changed. Raises search.TooSlow."""
    return _found(index, search.And(query.wanted) if query.wanted else query, search.titled)


def order_of(index: Index, query: search.And, found: BitMap) -> list[int]:
    """Some of the hits, best first; not to be changed. Raises search.TooSlow."""
    if transaction.get_connection().in_atomic_block:
        return search.ranked(query, found)
    key = index.epoch, index.number, query, FrozenBitMap(found)
    order = _Process.orders.get(key) or search.ranked(query, found)
    _keep(_Process.orders, key, order)
    return order


def _found(index: Index, query: search.And, ask: Ask) -> BitMap:
    """What a search finds: common words each by itself, and all else together."""
    common = {part: one for part in query.parts if (one := _common(index, part, ask))}
    rest = tuple(part for part in query.parts if part not in common)
    searches = [*dict.fromkeys(common.values()), *([search.And(rest)] if rest else [])]
    found = [_kept(index, one, ask) for one in searches]
    return found[0] if len(found) == 1 else BitMap.intersection(*found)


def _common(index: Index, part: Any, ask: Ask) -> search.And | None:
    """The search for a common word, in quotes or not, which was made as the process started; None for all else."""
    if _Process.common and isinstance(part, search.Word | search.Phrase) and len(part.words) == 1:
        for stem in _stems(part.words[0]):
            query = search.And((search.Word(stem),))
            if _key(index, query, ask) in _Process.common:
                return query
    return None


def _stems(word: str) -> Iterator[str]:
    """What a word's stem may be: itself, which costs nothing to try, or what the database says."""
    yield word.lower()
    yield search.stem(word)


def _key(index: Index, query: search.And, ask: Ask) -> Asked:
    return index.epoch, ask.__name__, query


def _kept(index: Index, query: search.And, ask: Ask) -> BitMap:
    if transaction.get_connection().in_atomic_block:
        return ask(query, None) & index.live
    key = _key(index, query, ask)
    if key in _Process.common:
        known = _Process.common[key] = _brought_up(index, query, ask, _Process.common[key])
    else:
        known = _brought_up(index, query, ask, _Process.hits.get(key))
        _keep(_Process.hits, key, known)
    return known[1]


def _keep(some: OrderedDict[K, V], key: K, value: V) -> None:
    with _Process.lock:
        some[key] = value
        some.move_to_end(key)
        while len(some) > KEPT:
            some.popitem(last=False)


def _brought_up(index: Index, query: search.And, ask: Ask, known: Known | None) -> Known:
    if known is not None and known[0] >= index.number:
        return known
    changed = _changed_since(known[0]) if known else None
    if known is None or changed is None:
        return index.number, ask(query, None) & index.live
    return index.number, (known[1] - changed | ask(query, list(changed))) & index.live


def _changed_since(number: int) -> BitMap | None:
    """The events that were written since a stamp; None where they are many."""
    changed = EventFacts.objects.filter(stamp__gt=number).values_list("pk", flat=True)[: MOST_CHANGED + 1]
    pks = BitMap(list(changed))
    return pks if len(pks) <= MOST_CHANGED else None
