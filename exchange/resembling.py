"""Resembling: whether an event that arrives may be one that is here; docs/importing.md says by what evidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from exchange.importing import Incoming
from exchange.sketching import (
    MANY,
    PARTIES,
    Sketch,
    alike,
    as_many,
    may_be_then,
    repeats,
    same_base,
    sketch_of,
    sketched,
)
from incidents.models import Citation, Event, Involvement
from incidents.publications import address_key
from wiki.directory import Directory
from wiki.models import Name
from wiki.names import stem
from wiki.record import Record
from wiki.references import Wanted

WIDELY_CITED = 10
DATASET = "dataset"


class Resemblances:
    """Events here that share an organisation, a publication or a title with those of a batch; a few queries for all."""

    def __init__(self, incomings: Iterable[Incoming]) -> None:
        new = [one for one in incomings if one.model is Event]
        self._directory = Directory()
        self._directory.load(Wanted("org", slug=slug) for one in new for slug in _slugs(one.revisions[-1].record))
        self._by_party = self._parties(new)
        self._by_address = _citing(address for one in new for address in _addresses(one.revisions[-1].record))
        self._by_title = _titled(stem(one.title) for one in new)
        self._sketches = sketched({pk for found in self._lists() for pk in found})
        self._taken: list[Sketch] = []

    def of(self, incoming: Incoming, record: Record) -> str:
        """What an event resembles, in words; empty where that is nothing, and then the next ones may resemble it."""
        sketch = sketch_of(incoming, record)
        found = next(self._alike(sketch, record), None)
        if found is None:
            self._taken.append(sketch)
            return ""
        return _("It may be the event “%(title)s” (%(address)s).") % {"title": found.title, "address": found.address}

    def _alike(self, mine: Sketch, record: Record) -> Iterator[Sketch]:
        """Those that it may be, the likeliest first."""
        shared = self._of(self._by_party, self._party_keys(record)) + [
            one for one in self._taken if one.parties & mine.parties
        ]
        yield from (one for one in shared if one.source == mine.source and repeats(mine, one))
        elsewhere = [one for one in shared if not same_base(one, mine) and may_be_then(mine, one)]
        elsewhere = [one for one in elsewhere if not (mine.is_vague or one.is_vague) or alike(mine, one)]
        yield from elsewhere if len(elsewhere) <= MANY else (one for one in elsewhere if as_many(mine, one))
        cited = self._of(self._by_address, _addresses(record))
        yield from (one for one in cited if not same_base(one, mine) and may_be_then(mine, one) and alike(mine, one))
        titled = self._of(self._by_title, [stem(mine.title)])
        yield from (one for one in titled if not same_base(one, mine) and may_be_then(mine, one))

    def _parties(self, new: Sequence[Incoming]) -> dict[str, list[int]]:
        keys = {key for one in new for key in self._party_keys(one.revisions[-1].record)}
        rows = Involvement.objects.filter(organisation__in=[int(key) for key in keys], role__in=PARTIES)
        return _grouped((str(page), pk) for page, pk in rows.values_list("organisation", "event")) if keys else {}

    def _party_keys(self, record: Record) -> list[str]:
        found = (self._directory.page_id("org", slug) for slug in _slugs(record))
        return [str(pk) for pk in found if pk]

    def _lists(self) -> Iterator[list[int]]:
        for found in (self._by_party, self._by_address, self._by_title):
            yield from found.values()

    def _of(self, found: Mapping[str, list[int]], keys: Iterable[str]) -> list[Sketch]:
        return [self._sketches[pk] for key in keys for pk in found.get(key, ()) if pk in self._sketches]


def _slugs(record: Record) -> list[str]:
    return [
        row["organisation"]
        for row in _dicts(record, "organisations")
        if isinstance(row.get("organisation"), str) and row.get("role") in PARTIES
    ]


def _addresses(record: Record) -> list[str]:
    """What the record cites, but for the collection that it comes from, which all of its records cite."""
    cited = (row for row in _dicts(record, "sources") if row.get("publication_kind") != DATASET)
    return [key for row in cited if isinstance(row.get("url"), str) and (key := address_key(row["url"]))]


def _dicts(record: Record, key: str) -> list[dict[str, Any]]:
    rows = record.get(key)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _citing(addresses: Iterable[str]) -> dict[str, list[int]]:
    """Events by the addresses that they cite; a publication that many cite is a list, and tells nothing."""
    wanted = set(addresses)
    if not wanted:
        return {}
    cited = Citation.objects.filter(source__address_key__in=wanted).order_by()
    few = cited.values("source").annotate(count=Count("pk")).filter(count__lte=WIDELY_CITED).values("source")
    return _grouped(cited.filter(source__in=few).values_list("source__address_key", "event"))


def _titled(stems: Iterable[str]) -> dict[str, list[int]]:
    names = Name.objects.filter(kind=Event.kind, stem__in=set(stems))
    return _grouped(names.values_list("stem", "page_id"))


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    grouped: dict[str, list[int]] = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return grouped
