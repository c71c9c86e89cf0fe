"""Hits: what searches found, kept in the process. Later only the events that changed since are searched again."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

from django.db import transaction
from pyroaring import BitMap

from incidents import search
from incidents.index import Index
from incidents.models import EventFacts

KEPT = 128
MOST_CHANGED = 2_000
Ask = Callable[[search.And, Iterable[int] | None], BitMap]
Known = tuple[int, BitMap]


class _Process:
    """The hits that the requests of this process share: by epoch, what was asked and search, the stamp as of which
    they were found.
    """

    lock = Lock()
    hits: OrderedDict[tuple[int, str, search.And], Known] = OrderedDict()


def hits_of(index: Index, query: search.And) -> BitMap:
    """The events that a search finds; not to be changed. Raises search.TooSlow."""
    return _kept(index, query, search.matching)


def titles_of(index: Index, query: search.And) -> BitMap:
    """Those that have all that is wanted in the title; not to be changed. Raises search.TooSlow."""
    return _kept(index, query, search.titled)


def _kept(index: Index, query: search.And, ask: Ask) -> BitMap:
    if transaction.get_connection().in_atomic_block:
        return ask(query, None) & index.live
    key = index.epoch, ask.__name__, query
    known = _brought_up(index, query, ask, _Process.hits.get(key))
    with _Process.lock:
        _Process.hits[key] = known
        _Process.hits.move_to_end(key)
        while len(_Process.hits) > KEPT:
            _Process.hits.popitem(last=False)
    return known[1]


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
