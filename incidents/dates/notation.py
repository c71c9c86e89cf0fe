"""EDTF as a whole: dates, intervals and sets. Levels 0 and 1, and of level 2 all but years outside the calendar."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from incidents.dates.moments import BadDate, Bounds, Moment, read_moment

LONGEST = 100
_AROUND_MARKS = re.compile(r" *(/|,|\.\.) *")
_REACHES = {"..": "open", "": "unknown"}


@dataclass(frozen=True)
class Interval:
    """From one date to another, inside a set written `from..to`; at most one end is not a date but open or unknown."""

    lower: Moment | None
    upper: Moment | None
    missing: str = ""

    @property
    def earliest(self) -> dt.date | None:
        return self.lower.earliest if self.lower else None

    @property
    def latest(self) -> dt.date | None:
        return self.upper.latest if self.upper else None


@dataclass(frozen=True)
class Several:
    """A set of dates: all of them (`{…}`), or one of them and nobody knows which (`[…]`)."""

    members: tuple[Moment | Interval, ...]
    every: bool

    @property
    def earliest(self) -> dt.date | None:
        days = [member.earliest for member in self.members]
        return None if None in days else min(day for day in days if day)

    @property
    def latest(self) -> dt.date | None:
        days = [member.latest for member in self.members]
        return None if None in days else max(day for day in days if day)


Expression = Moment | Interval | Several


def check(edtf: str) -> str:
    """The date in canonical EDTF: spaces removed, X, T and Z in capitals; BadDate where it is not EDTF."""
    text = _tidied(edtf)
    parse(text)
    return text


def is_valid(edtf: str) -> bool:
    """Is it a date in EDTF, and one that this base keeps?"""
    try:
        check(edtf)
    except BadDate:
        return False
    return True


def bounds(edtf: str) -> Bounds:
    """The first and the last day that an EDTF date may mean: strict, qualifiers never widen it. None twice for ""."""
    if not edtf:
        return Bounds(None, None)
    date = parse(_tidied(edtf))
    return Bounds(date.earliest, date.latest)


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """What a canonical EDTF text says."""
    if text[:1] + text[-1:] in {"{}", "[]"}:
        return _several(text)
    return _interval(text) if "/" in text else read_moment(text)


def _tidied(edtf: str) -> str:
    if len(edtf) > LONGEST:
        raise BadDate(_("A date in EDTF has at most %(most)d characters.") % {"most": LONGEST})
    return _AROUND_MARKS.sub(r"\1", edtf.strip()).upper()


def _interval(text: str) -> Interval:
    lower, upper = text.split("/", 1)
    if lower in _REACHES and upper in _REACHES:
        raise BadDate(_("An interval has a date at one end at least."))
    return _between(
        None if lower in _REACHES else _part(lower),
        None if upper in _REACHES else _part(upper),
        _REACHES.get(lower) or _REACHES.get(upper, ""),
    )


def _between(lower: Moment | None, upper: Moment | None, missing: str) -> Interval:
    if lower and upper and lower.earliest > upper.earliest:
        raise BadDate(_("The interval ends before it begins."))
    return Interval(lower, upper, missing)


def _several(text: str) -> Several:
    """A set of two dates or more, or of one stretch."""
    written = text[1:-1].split(",")
    last = len(written) - 1
    members = tuple(_member(each, first=place == 0, last=place == last) for place, each in enumerate(written))
    if last == 0 and isinstance(members[0], Moment):
        raise BadDate(_("A set has two dates or more."))
    return Several(members, every=text.startswith("{"))


def _member(text: str, *, first: bool, last: bool) -> Moment | Interval:
    if ".." not in text:
        return _part(text)
    lower, upper = text.split("..", 1)
    if not (lower or upper) or not (lower or first) or not (upper or last):
        raise BadDate(_("In a set only the first date may be open to the past, and only the last one to the future."))
    missing = "" if lower and upper else "open"
    return _between(_part(lower) if lower else None, _part(upper) if upper else None, missing)


def _part(text: str) -> Moment:
    """A date that stands inside an interval or a set."""
    moment = read_moment(text)
    if moment.time:
        raise BadDate(_("Inside an interval or a set a date has no time of day."))
    return moment
