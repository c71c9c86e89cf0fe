"""The process's index, brought up to date whenever it is used."""

from collections.abc import Iterator
from functools import cache
from threading import Lock
from time import monotonic

from django.db import transaction

from common.prepared import Prepared
from incidents.index import vocabulary
from incidents.index.batch import FIELDS, Batch
from incidents.index.snapshot import Builder, Index
from incidents.models import EventFacts, FactStamp

AT_ONCE = 20_000
RECENT_SECONDS = 60


class _Process:
    """The index that the requests of this process share."""

    lock = Lock()
    index = Index()
    looked_at = float("-inf")


def current() -> Index:
    """The index as the database has it now; one query where nothing changed since the last use.

    Inside a transaction an index of its own is loaded and thrown away, so that nothing that may be rolled back stays.
    """
    if transaction.get_connection().in_atomic_block:
        return _brought_up(Index())
    with _Process.lock:
        _Process.index = _brought_up(_Process.index)
        _Process.looked_at = monotonic()
        return _Process.index


def recent() -> Index:
    """The index as it was at most a minute ago, mostly without a query: for what need not be of this moment."""
    is_recent = monotonic() - _Process.looked_at < RECENT_SECONDS
    return _Process.index if is_recent and not transaction.get_connection().in_atomic_block else current()


def _brought_up(index: Index) -> Index:
    stamp = _stamps().first(FactStamp.ONLY) or FactStamp(epoch=-1)
    if stamp.epoch != index.epoch or stamp.number < index.number:
        index = Index(epoch=stamp.epoch)
    words = index.vocabulary
    if words.number != stamp.vocabulary:
        words = vocabulary.load(stamp.vocabulary)
    if stamp.number == index.number and words is index.vocabulary:
        return index
    return _with_facts(index, stamp, words)


@cache
def _stamps() -> Prepared[FactStamp]:
    return Prepared(FactStamp.objects.filter(pk=FactStamp.ONLY))


def _with_facts(index: Index, stamp: FactStamp, words: vocabulary.Vocabulary) -> Index:
    """The index with all facts whose stamps it does not know.

    Some may be newer than the stamp that was read, others of that age may have been passed over already: the index is
    of the stamp that was read, and what is newer is read again.
    """
    builder = Builder(index)
    for batch in _batches(index.number):
        builder.put(batch)
    return builder.built(stamp.epoch, stamp.number, words)


def _batches(after: int) -> Iterator[Batch]:
    """Facts of later stamps, by primary key, in parts that memory does not notice."""
    rows = EventFacts.objects.filter(stamp__gt=after) if after else EventFacts.objects.filter(live=True)
    found = list(rows.order_by("pk").values_list(*FIELDS)[:AT_ONCE])
    while found:
        yield Batch.of(found)
        more = len(found) == AT_ONCE
        found = list(rows.filter(pk__gt=found[-1][0]).order_by("pk").values_list(*FIELDS)[:AT_ONCE]) if more else []
