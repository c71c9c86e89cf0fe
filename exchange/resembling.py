"""Resembling: whether an event that arrives may be one that is here; docs/importing.md says by what evidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from exchange.importing import Incoming
from exchange.naming import plain
from incidents import dates
from incidents.models import Citation, Event, Involvement
from incidents.models.involvement import Role
from incidents.publications import address_key
from wiki.directory import Directory
from wiki.models import Name
from wiki.names import stem
from wiki.record import Record
from wiki.references import Wanted

PARTIES = (Role.ACTOR, Role.VICTIM)
TOLD = ("disclosed", "reported", "decided")
TELLING_TAKES = timedelta(days=550)
NOTICES_APART = timedelta(days=92)
CLOSE = timedelta(days=7)
A_YEAR = timedelta(days=366)
WIDELY_CITED = 10
MANY = 3
DAY_LENGTH = len("2026-11-22")
DATASET = "dataset"
COLUMNS = ("pk", "slug", "title", "origin_source", "earliest", "latest", "date_edtf", "date_basis")
NUMBERS = ("people_low", "people_high", "people_unit")


@dataclass(frozen=True)
class Sketch:
    """What of an event tells whether another one is about the same incident."""

    title: str
    source: str
    earliest: date | None
    latest: date | None
    edtf: str
    basis: str
    number: tuple[Any, ...]
    address: str = ""
    parties: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        return frozenset(word for word in stem(self.title).split() if len(word) > MANY or word.isdigit())

    @property
    def is_told(self) -> bool:
        """Whether its date is when people heard of it, which may be long after it happened."""
        return self.basis in TOLD

    @property
    def is_vague(self) -> bool:
        """Whether its date spans more than a year, so that nearly any other falls into it."""
        return self.earliest is not None and self.latest is not None and self.latest - self.earliest > A_YEAR


class Resemblances:
    """Events here that share an organisation, a publication or a title with those of a batch; a few queries for all."""

    def __init__(self, incomings: Iterable[Incoming]) -> None:
        new = [one for one in incomings if one.model is Event]
        self._directory = Directory()
        self._directory.load(Wanted("org", slug=slug) for one in new for slug in _slugs(one.revisions[-1].record))
        self._by_party = self._parties(new)
        self._by_address = _citing(address for one in new for address in _addresses(one.revisions[-1].record))
        self._by_title = _titled(stem(one.title) for one in new)
        self._sketches = _sketched({pk for found in self._lists() for pk in found})
        self._taken: list[Sketch] = []

    def of(self, incoming: Incoming, record: Record) -> str:
        """What an event resembles, in words; empty where that is nothing, and then the next ones may resemble it."""
        sketch = _sketch_of(incoming, record)
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
        yield from (one for one in shared if one.source == mine.source and _repeats(mine, one))
        elsewhere = [one for one in shared if not _same_base(one, mine) and _may_be_then(mine, one)]
        elsewhere = [one for one in elsewhere if not (mine.is_vague or one.is_vague) or _alike(mine, one)]
        yield from elsewhere if len(elsewhere) <= MANY else (one for one in elsewhere if _as_many(mine, one))
        cited = self._of(self._by_address, _addresses(record))
        yield from (one for one in cited if not _same_base(one, mine) and _may_be_then(mine, one) and _alike(mine, one))
        titled = self._of(self._by_title, [stem(mine.title)])
        yield from (one for one in titled if not _same_base(one, mine) and _may_be_then(mine, one))

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


def _same_base(one: Sketch, other: Sketch) -> bool:
    """Whether both come from one base, which tells its records apart itself."""
    return bool(one.source) and one.source == other.source


def _repeats(mine: Sketch, other: Sketch) -> bool:
    """Whether a base has one incident twice: the same day, and the same number of more than one."""
    same = (mine.edtf, mine.number) == (other.edtf, other.number)
    return same and len(mine.edtf) == DAY_LENGTH and bool(mine.number[0]) and mine.number[0] > 1


def _may_be_then(mine: Sketch, other: Sketch) -> bool:
    """Whether two dates may be of one incident, which is told of up to eighteen months after it happened."""
    if None in (mine.earliest, mine.latest, other.earliest, other.latest):
        return False
    first, last = (mine, other) if not mine.is_told else (other, mine)
    if first.is_told == last.is_told:
        slack = NOTICES_APART if first.is_told else CLOSE
        return _apart(first, last) <= slack and _apart(last, first) <= slack
    return _apart(first, last) <= TELLING_TAKES and _apart(last, first) <= CLOSE


def _apart(before: Sketch, after: Sketch) -> timedelta:
    """How long after the end of one the other begins; negative where it begins before."""
    return after.earliest - before.latest if after.earliest and before.latest else timedelta()


def _as_many(mine: Sketch, other: Sketch) -> bool:
    """Whether both numbers are there and nearly the same: of organisations that have many events."""
    a, b = mine.number[0], other.number[0]
    return bool(a and b) and mine.number[2] == other.number[2] and abs(a - b) * 10 <= max(a, b)


def _alike(mine: Sketch, other: Sketch) -> bool:
    """Whether titles share half their words."""
    least = min(len(mine.words), len(other.words))
    return bool(least) and 2 * len(mine.words & other.words) >= least


def _sketch_of(incoming: Incoming, record: Record) -> Sketch:
    bounds, people = dates.bounds(record["date_edtf"]), record["people"] or {}
    return Sketch(
        title=record["title"],
        source=incoming.origin[0] if incoming.origin else "",
        earliest=bounds.earliest,
        latest=bounds.latest,
        edtf=record["date_edtf"],
        basis=record["date_basis"],
        number=tuple(people.get(part) for part in ("low", "high", "unit")),
        address=_("line %(line)d") % {"line": incoming.line},
        parties=frozenset(plain(row["name"]) for row in record["organisations"] if row["role"] in PARTIES),
    )


def _sketched(pks: set[int]) -> dict[int, Sketch]:
    """The live events with these keys."""
    rows = Event.objects.live().filter(pk__in=pks).values_list(*COLUMNS, *NUMBERS) if pks else ()
    return {
        pk: Sketch(title, source, earliest, latest, edtf, basis, tuple(number), Event.address_of(slug))
        for pk, slug, title, source, earliest, latest, edtf, basis, *number in rows
    }


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
