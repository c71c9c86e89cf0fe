"""EDTF made from other EDTF: from one date to another, since one, before one, about one, several together.

Every function here may make what is not EDTF, such as an interval that ends before it begins: its caller checks.
"""

import datetime as dt
from itertools import pairwise

from incidents.dates.moments import BadDate
from incidents.dates.notation import Several, bounds, parse

_OPEN = ".."
_SEASONS = ("-21", "-22", "-23", "-24")


def start_of(edtf: str) -> str:
    """Where a date begins, as an end of an interval: 1990 for `199X`, `..` for `../2009`."""
    return edtf.partition("/")[0].replace("X", "0")


def end_of(edtf: str) -> str:
    """Where a date ends, as an end of an interval: 1999 for `199X`, `..` for `2002/..`."""
    return edtf.rpartition("/")[2].replace("X", "9")


def between(first: str, last: str) -> str:
    """From one date to another."""
    start, end = start_of(first), end_of(last)
    if start == _OPEN:
        raise BadDate
    return start if start == end else f"{start}/{end}"


def one_winter(winter: str, year: str) -> str:
    """`Winter 2018 to 2019`, which is one winter."""
    if int(year) != int(winter[:4]) + 1:
        raise BadDate
    return winter


def since(date: str) -> str:
    """The date or its first part, and whatever follows."""
    return f"{start_of(date)}/{_OPEN}"


def until(date: str) -> str:
    """Whatever goes before a date, and the date or its last part."""
    return f"{_OPEN}/{end_of(date)}"


def before(date: str) -> str:
    """What goes before a date: up to the year, month or day that precedes it. Of a stretch, up to its end."""
    first_day = bounds(date).earliest
    if "/" in date or not first_day:
        return until(date)
    eve = first_day - dt.timedelta(days=1)
    qualifier = date[-1] if date[-1] in "?~%" else ""
    return f"{_OPEN}/{eve.isoformat()[: len(date.rstrip('?~%'))]}{qualifier}"


def about(date: str) -> str:
    """The date as approximate."""
    return _qualified(date, "~")


def perhaps(date: str) -> str:
    """The date as uncertain."""
    return _qualified(date, "?")


def _qualified(date: str, qualifier: str) -> str:
    ends = {start_of(date): None, end_of(date): None}
    return "/".join(end if end == _OPEN else _one_qualified(end, qualifier) for end in ends)


def _one_qualified(date: str, qualifier: str) -> str:
    plain = date.rstrip("?~%")
    return f"{plain}{qualifier}" if date in {plain, f"{plain}{qualifier}"} else f"{plain}%"


def every(first: str, others: str) -> str:
    """All of several dates."""
    return _several("{}", first, others)


def either(first: str, others: str) -> str:
    """One of several dates, nobody knows which."""
    return _several("[]", first, others)


def another(first: str, others: str) -> str:
    """A date and others after a comma: one more of them, all or one as they are."""
    return _several("[]" if others.startswith("[") else "{}", first, others)


def _several(brackets: str, *dates: str) -> str:
    """A set in the order of time, sets among the dates taken apart."""
    edtf = brackets[0] + ",".join(_member(date, brackets[0]) for date in dates) + brackets[1]
    several = parse(edtf)
    days = [member.earliest or dt.date.min for member in several.members] if isinstance(several, Several) else []
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise BadDate
    return edtf


def _member(date: str, opening: str) -> str:
    """A date as a member of a set: an interval or season as `from..to`, without qualifiers."""
    if date[0] in "{[":
        if date[0] != opening:
            raise BadDate
        return date[1:-1]
    if date[4:] in _SEASONS:
        return "..".join(day.isoformat()[:7] for day in bounds(date) if day)
    if "/" not in date:
        return date
    start, end = (part.rstrip("?~%").replace(_OPEN, "") for part in date.split("/"))
    if start and end and len(start) != len(end):
        raise BadDate
    return f"{start}..{end}"
