"""One EDTF date: a day, month, year or season, perhaps qualified, perhaps with digits unknown."""

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from incidents.dates.seasons import SEASONS


class BadDate(ValueError):
    """What was given is not a date in EDTF; the message, translated, tells its writer why."""


class Bounds(NamedTuple):
    """The first and the last day that a date may mean, both included; None where that end is open or unknown."""

    earliest: dt.date | None
    latest: dt.date | None


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One date: its parts as digits and X, empty where not given, and the first and last day that it may mean."""

    year: str
    month: str = ""
    day: str = ""
    time: str = ""
    season: int = 0  # a key of SEASONS
    qualifiers: frozenset[str]  # "?" uncertain, "~" approximate
    earliest: dt.date
    latest: dt.date


def _part(name: str, length: int) -> str:
    """The pattern of a part of a date: digits and X, with a qualifier before or after it, not both."""
    return rf"(?![?~%][\dX]+[?~%])[?~%]?(?P<{name}>[\dX]{{{length}}})[?~%]?"


_DATE = re.compile(rf"{_part('year', 4)}(?:-{_part('month', 2)}(?:-{_part('day', 2)})?)?", re.ASCII)
_SEASON = re.compile(r"(?P<year>\d{4})-(?P<season>2[1-9]|3\d|4[01])[?~%]?", re.ASCII)
_DAY_AND_TIME = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T"
    r"(?P<time>(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d|24:00:00)(?:Z|[+-](?:0\d|1[0-3])(?::[0-5]\d)?|[+-]14:00)?)",
    re.ASCII,
)
_YEAR_OUTSIDE = re.compile(r"[?~%]?(?:-\d{4}|Y-?\d|0000)", re.ASCII)


def read_moment(text: str) -> Moment:
    """One date from its EDTF; BadDate where it is none, or none of the calendar's."""
    if _YEAR_OUTSIDE.match(text):
        raise BadDate(_("Years run from 0001 to 9999 here: year zero, years before it and longer ones are not kept."))
    if found := _SEASON.fullmatch(text):
        return _in_season(found["year"], int(found["season"]), _qualifiers(text))
    if found := _DAY_AND_TIME.fullmatch(text) or _DATE.fullmatch(text):
        return _in_calendar(text, {name: value or "" for name, value in found.groupdict().items()})
    raise BadDate(_("This is not a date in EDTF. Examples: 2020-12, 2022-12-06, 2016~, 2019/2021, 2002/.."))


def _in_season(year: str, number: int, qualifiers: frozenset[str]) -> Moment:
    first, last = SEASONS[number].first_day(int(year)), SEASONS[number].last_day(int(year))
    return Moment(year=year, season=number, qualifiers=qualifiers, earliest=first, latest=last)


def _in_calendar(text: str, parts: dict[str, str]) -> Moment:
    """A date whose unknown digits can be filled in so that it is a day of the calendar."""
    first = next(_days(parts, backwards=False), None)
    last = first and next(_days(parts, backwards=True))
    if not first or not last:
        raise BadDate(_("%(date)s is not in the calendar.") % {"date": text})
    return Moment(
        year=parts["year"],
        month=parts["month"],
        day=parts["day"],
        time=parts.get("time", ""),
        qualifiers=_qualifiers(text),
        earliest=first,
        latest=last,
    )


def _qualifiers(text: str) -> frozenset[str]:
    """The qualifiers of a date, or of a part of it; `%` is both."""
    return frozenset(text.replace("%", "?~")) & {"?", "~"}


def _days(parts: dict[str, str], *, backwards: bool) -> Iterator[dt.date]:
    """The days that fit the parts, in order; a part not given may be anything."""
    years = _numbers(parts["year"], 9999, backwards=backwards)
    months = _numbers(parts["month"] or "XX", 12, backwards=backwards)
    days = _numbers(parts["day"] or "XX", 31, backwards=backwards)
    for year, month, day in itertools.product(years, months, days):
        try:
            yield dt.date(year, month, day)
        except ValueError:
            continue


def _numbers(pattern: str, most: int, *, backwards: bool) -> list[int]:
    """The numbers from 1 to `most` whose digits fit the pattern: `1X` among months is 10, 11, 12."""
    digits = ["0123456789" if digit == "X" else digit for digit in pattern]
    numbers = [number for number in map(int, map("".join, itertools.product(*digits))) if 1 <= number <= most]
    return numbers[::-1] if backwards else numbers
