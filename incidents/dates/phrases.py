"""A clause in plain words read as a date by the tables of `shapes`."""

import calendar
import re
from collections.abc import Callable
from functools import lru_cache, partial

from incidents.dates.moments import BadDate
from incidents.dates.notation import check
from incidents.dates.shapes import PHRASES, PIECES, POINTS
from incidents.dates.wording import MONTH

MOST_WORDS = 16

_POINTS = [(re.compile(shape.format_map(PIECES), re.ASCII), edtf) for shape, edtf in POINTS]
_PHRASES = [(re.compile(shape.format_map(PIECES), re.ASCII), join) for shape, join in PHRASES]
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "winter": "24"}
_MONTH = re.compile(rf"\b{MONTH}\b")
_YEAR = re.compile(r"\b[12]\d{3}s?\b", re.ASCII)
_PART = re.compile(r"(?:early|mid|late) ")
_PART_ALONE = re.compile(r"early|mid|late")
_DAY_ALONE = re.compile(r"(\d\d?(?:st|nd|rd|th)?)((?: [12]\d{3})?)", re.ASCII)


def read_date(text: str) -> str:
    """The EDTF of one clause; "" where it has no shape that is known, or is not in the calendar."""
    return _read(text) if len(text.split()) <= MOST_WORDS else ""


@lru_cache(maxsize=2048)
def _read(text: str) -> str:
    """The EDTF of a point or a phrase. The cache keeps a text of many joining words from being read over and over."""
    return _point(text) or next(filter(None, (_phrase(text, pattern, join) for pattern, join in _PHRASES)), "")


def _point(text: str) -> str:
    for pattern, edtf in _POINTS:
        if found := pattern.fullmatch(text):
            return _checked(partial(edtf.format_map, _values(found.groupdict())))
    return ""


def _values(found: dict[str, str]) -> dict[str, str]:
    """What the shapes' pieces hold, as EDTF writes it."""
    values = dict(found)
    if "m" in found:
        values["m"] = f"{_MONTHS.index(found['m'][:3]) + 1:02}"
    if "n" in found:
        values["m"] = f"{int(found['n']):02}"
    if "d" in found:
        values["d"] = f"{int(found['d']):02}"
    if "s" in found:
        values["s"] = _SEASONS[found["s"]]
    if "c" in found:
        values |= {"b": f"{int(found['c']) - 1:02}", "c": f"{int(found['c']):02}"}
    if "m" in values:
        values["last"] = _last_day(int(values["y"]), int(values["m"]))
    return values


def _last_day(year: int, month: int) -> str:
    """The last day of a month; of a month that there is not any, since the date is refused for its month."""
    return f"{calendar.monthrange(year, month)[1]}" if 1 <= month <= 12 else "31"


def _phrase(text: str, pattern: re.Pattern[str], join: Callable[..., str]) -> str:
    found = pattern.fullmatch(text)
    if not found:
        return ""
    dates = [_read(part) for part in _completed(**found.groupdict())]
    return _checked(partial(join, *dates)) if all(dates) else ""


def _checked(make: Callable[[], str]) -> str:
    """The EDTF that is made, where it is one."""
    try:
        return check(make())
    except BadDate:
        return ""


def _completed(A: str, B: str = "") -> list[str]:  # noqa: N803 (the names of the shapes' pieces)
    """The parts of a phrase, each with what it borrows from the other: a month, or the first one a year.

    So `6 to 8 May 2014` is 6 May 2014 and 8 May 2014, `early to mid 2019` is early 2019 and mid 2019.
    """
    if not B:
        return [A]
    if _PART_ALONE.fullmatch(A) and _PART.match(B):
        return [f"{A} {_PART.sub('', B)}", B]
    first, second = _with_month(A, B), _with_month(B, A)
    year = _YEAR.search(second)
    if year and not _YEAR.search(first) and not _PART_ALONE.fullmatch(first):
        first = f"{first} {year[0]}"
    return [first, second]


def _with_month(date: str, other: str) -> str:
    month = _MONTH.search(other)
    return _DAY_ALONE.sub(rf"\1 {month[0]}\2", date) if month and _DAY_ALONE.fullmatch(date) else date
