"""Resembling: whether an event that arrives may be one that is here; docs/importing.md says by what evidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from exchange.importing import Incoming
from exchange.naming import candidates, parts, wanted
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
from wiki.references import Entry, Wanted

WIDELY_CITED = 10
DATASET = "dataset"


class Resemblances:
    """Events here that share an organisation, a publication or a title with those of a batch; a few queries for all."""

    def __init__(self, incomings: Iterable[Incoming], directory: Directory) -> None:
        new = [one for one in incomings if one.model is Event]
        self._directory = directory
        self._directory.load(one for incoming in new for one in _wanted(incoming.revisions[-1].record))
        self._by_party = self._parties(new)
        self._by_address = _citing(new)
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
        taken = (one for one in self._taken if one.parties & mine.parties)
        shared = [*self._of(self._by_party, self._party_keys(record)), *taken]
        yield from (one for one in shared if one.source == mine.source and repeats(mine, one))
        elsewhere = [one for one in shared if not same_base(one, mine) and may_be_then(mine, one)]
        elsewhere = [one for one in elsewhere if not (mine.is_vague or one.is_vague) or alike(mine, one)]
        yield from elsewhere if len(elsewhere) <= MANY else (one for one in elsewhere if as_many(mine, one))
        cited = self._of(self._by_address, [(mine.source, address) for address in _addresses(record)])
        yield from (one for one in cited if not same_base(one, mine) and may_be_then(mine, one) and alike(mine, one))
        titled = self._of(self._by_title, [stem(mine.title)])
        yield from (one for one in titled if not same_base(one, mine) and may_be_then(mine, one))

    def _parties(self, new: Sequence[Incoming]) -> dict[str, list[int]]:
        keys = {key for one in new for key in self._party_keys(one.revisions[-1].record)}
        rows = Involvement.objects.filter(organisation__in=[int(key) for key in keys], role__in=PARTIES)
        return _grouped((str(page), pk) for page, pk in rows.values_list("organisation", "event")) if keys else {}

    def _party_keys(self, record: Record) -> list[str]:
        """The organisations that the record names, or may name: a bare name may be short for each legal form of it."""
        named = (self._directory.page_id("org", slug) for row in _parties(record) if (slug := _slug(row)))
        meant = (one.page_id for one in self._meant(record))
        return [str(pk) for pk in dict.fromkeys([*named, *meant]) if pk]

    def _meant(self, record: Record) -> Iterator[Entry]:
        for row in _parties(record):
            if isinstance(row.get("name"), str) and not parts(row["name"])[1]:
                yield from candidates(row["name"], self._directory)

    def _lists(self) -> Iterator[list[int]]:
        for found in (self._by_party, self._by_address, self._by_title):
            yield from found.values()

    def _of(self, found: Mapping[Any, list[int]], keys: Iterable[Any]) -> list[Sketch]:
        """Each event once, by however many of its organisations it was found."""
        pks = dict.fromkeys(pk for key in keys for pk in found.get(key, ()))
        return [self._sketches[pk] for pk in pks if pk in self._sketches]


def _parties(record: Record) -> list[dict[str, Any]]:
    return [row for row in _dicts(record, "organisations") if row.get("role") in PARTIES]


def _slug(row: dict[str, Any]) -> str:
    return row["organisation"] if isinstance(row.get("organisation"), str) else ""


def _wanted(record: Record) -> Iterator[Wanted]:
    rows = _parties(record)
    yield from (Wanted("org", slug=slug) for row in rows if (slug := _slug(row)))
    yield from wanted(row["name"] for row in rows if isinstance(row.get("name"), str))


def _addresses(record: Record) -> list[str]:
    """What the record cites, but for the collection that it comes from, which all of its records cite."""
    cited = (row for row in _dicts(record, "sources") if row.get("publication_kind") != DATASET)
    return [key for row in cited if isinstance(row.get("url"), str) and (key := address_key(row["url"]))]


def _dicts(record: Record, key: str) -> list[dict[str, Any]]:
    rows = record.get(key)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _citing(new: Iterable[Incoming]) -> dict[tuple[str, str], list[int]]:
    """Events of other bases by the base of the one that arrives and the addresses that they cite.

    A publication that many of them cite is a list, and tells nothing; how many of its own base do changes nothing.
    """
    by_base: dict[str, set[str]] = defaultdict(set)
    for one in new:
        by_base[one.origin[0] if one.origin else ""] |= set(_addresses(one.revisions[-1].record))
    found: dict[tuple[str, str], list[int]] = {}
    for base, addresses in by_base.items():
        found |= {(base, address): events for address, events in _cited_elsewhere(base, addresses).items()}
    return found


def _cited_elsewhere(base: str, addresses: set[str]) -> dict[str, list[int]]:
    if not addresses:
        return {}
    cited = Citation.objects.filter(source__address_key__in=addresses).order_by()
    cited = cited.exclude(event__origin_source=base) if base else cited
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
