"""Sketches of events: what of them tells whether two are about one incident, and when it does."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from exchange.importing import Incoming
from exchange.naming import plain
from incidents import dates
from incidents.models import Event
from incidents.models.involvement import Role
from wiki.names import stem
from wiki.record import Record

PARTIES = (Role.ACTOR, Role.VICTIM)
TOLD = ("disclosed", "reported", "decided")
TELLING_TAKES = timedelta(days=550)
NOTICES_APART = timedelta(days=92)
CLOSE = timedelta(days=7)
A_YEAR = timedelta(days=366)
MANY = 3
DAY_LENGTH = len("2026-11-22")
ANY_BREACH = {
    *("account", "breach", "compromised", "data", "exposed", "hack", "hacked", "hacking", "health", "incident"),
    *("information", "leak", "leaked", "loss", "lost", "medical", "password", "payment", "personal", "privacy"),
    *("record", "reported", "stolen", "theft"),
}
_YEAR = re.compile(r"(?:19|20)\d\d")
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
        """The words of the title that say which incident it was; years and what any breach is called do not."""
        words = (word for word in stem(self.title).split() if len(word) > MANY or word.isdigit())
        return frozenset(word for word in words if word not in ANY_BREACH and not _YEAR.fullmatch(word))

    @property
    def is_told(self) -> bool:
        """Whether its date is when people heard of it, which may be long after it happened."""
        return self.basis in TOLD

    @property
    def is_vague(self) -> bool:
        """Whether its date spans more than a year, so that nearly any other falls into it."""
        return self.earliest is not None and self.latest is not None and self.latest - self.earliest > A_YEAR


def same_base(one: Sketch, other: Sketch) -> bool:
    """Whether both come from one base, which tells its records apart itself."""
    return bool(one.source) and one.source == other.source


def repeats(mine: Sketch, other: Sketch) -> bool:
    """Whether a base has one incident twice: the same day, and the same number of more than one."""
    same = (mine.edtf, mine.number) == (other.edtf, other.number)
    return same and len(mine.edtf) == DAY_LENGTH and bool(mine.number[0]) and mine.number[0] > 1


def may_be_then(mine: Sketch, other: Sketch) -> bool:
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


def as_many(mine: Sketch, other: Sketch) -> bool:
    """Whether both numbers are there and nearly the same: of organisations that have many events."""
    a, b = mine.number[0], other.number[0]
    return bool(a and b) and mine.number[2] == other.number[2] and abs(a - b) * 10 <= max(a, b)


def alike(mine: Sketch, other: Sketch) -> bool:
    """Whether titles share half their words."""
    least = min(len(mine.words), len(other.words))
    return bool(least) and 2 * len(mine.words & other.words) >= least


def sketch_of(incoming: Incoming, record: Record) -> Sketch:
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


def sketched(pks: set[int]) -> dict[int, Sketch]:
    """The live events with these keys."""
    rows = Event.objects.live().filter(pk__in=pks).values_list(*COLUMNS, *NUMBERS) if pks else ()
    return {
        pk: Sketch(title, source, earliest, latest, edtf, basis, tuple(number), Event.address_of(slug))
        for pk, slug, title, source, earliest, latest, edtf, basis, *number in rows
    }
