"""Hits: what searches found, kept in the process. Later only the events that changed since are searched again."""

from collections import OrderedDict
from threading import Lock

from django.db import transaction
from pyroaring import BitMap

from incidents import search
from incidents.index import Index
from incidents.models import EventFacts

KEPT = 64
MOST_CHANGED = 2_000
Known = tuple[int, BitMap]


class _Process:
    """The hits that the requests of this process share: by epoch and search, the stamp as of which they were found."""

    lock = Lock()
    hits: OrderedDict[tuple[int, search.And], Known] = OrderedDict()


def hits_of(index: Index, query: search.And) -> BitMap:
    """The events that a search finds; not to be changed. Raises search.TooSlow."""
    if transaction.get_connection().in_atomic_block:
        return _all_hits(index, query)
    key = index.epoch, query
    known = _brought_up(index, query, _Process.hits.get(key))
    with _Process.lock:
        _Process.hits[key] = known
        _Process.hits.move_to_end(key)
        while len(_Process.hits) > KEPT:
            _Process.hits.popitem(last=False)
    return known[1]


def _brought_up(index: Index, query: search.And, known: Known | None) -> Known:
    if known is not None and known[0] >= index.number:
        return known
    changed = _changed_since(known[0]) if known else None
    if known is None or changed is None:
        return index.number, _all_hits(index, query)
    return index.number, (known[1] - changed | search.matching(query, only=list(changed))) & index.live


def _all_hits(index: Index, query: search.And) -> BitMap:
    hits: BitMap = search.matching(query) & index.live
    return hits


def _changed_since(number: int) -> BitMap | None:
    """The events that were written since a stamp; None where they are many."""
    changed = EventFacts.objects.filter(stamp__gt=number).values_list("pk", flat=True)[: MOST_CHANGED + 1]
    pks = BitMap(list(changed))
    return pks if len(pks) <= MOST_CHANGED else None
