"""Hits: what searches found, kept in the process. Later only the events that changed since are searched again."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock
from typing import TypeVar

from django.db import transaction
from pyroaring import BitMap, FrozenBitMap

from incidents import search
from incidents.index import Index
from incidents.models import EventFacts

KEPT = 128
MOST_CHANGED = 2_000
Ask = Callable[[search.And, Iterable[int] | None], BitMap]
Known = tuple[int, BitMap]
K = TypeVar("K")
V = TypeVar("V")


class _Process:
    """What the requests of this process share.

    Hits by epoch, what was asked and search, with the stamp as of which they were found; orders of found events by
    epoch, stamp, search and these.
    """

    lock = Lock()
    hits: OrderedDict[tuple[int, str, search.And], Known] = OrderedDict()
    orders: OrderedDict[tuple[int, int, search.And, FrozenBitMap], list[int]] = OrderedDict()


def hits_of(index: Index, query: search.And) -> BitMap:
    """The events that a search finds; not to be changed. Raises search.TooSlow."""
    return _kept(index, query, search.matching)


def titles_of(index: Index, query: search.And) -> BitMap:
    """Those that have all that is wanted in the title; not to be changed. Raises search.TooSlow."""
    return _kept(index, query, search.titled)


def order_of(index: Index, query: search.And, found: BitMap) -> list[int]:
    """Some of the hits, best first; not to be changed. Raises search.TooSlow."""
    if transaction.get_connection().in_atomic_block:
        return search.ranked(query, found)
    key = index.epoch, index.number, query, FrozenBitMap(found)
    order = _Process.orders.get(key) or search.ranked(query, found)
    _keep(_Process.orders, key, order)
    return order


def _kept(index: Index, query: search.And, ask: Ask) -> BitMap:
    if transaction.get_connection().in_atomic_block:
        return ask(query, None) & index.live
    key = index.epoch, ask.__name__, query
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
