"""Dates as American notices write them: `9/14/18-9/17/18 (discovered 9/26/18)`, `May, 2018`, `On or before 4/3/18`."""

import re
from datetime import date

from incidents import dates

_IN_NUMBERS = re.compile(r"(?<![\d/.])(\d{1,2}) ?[/.] ?(\d{1,2}) ?[/.] ?(\d{4}|\d{2})(?![\d/])")
_DAYS_OF_A_MONTH = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2}) ?[-–] ?(\d{1,2})/(\d{4}|\d{2})(?![\d/])")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_YEAR_FIRST = re.compile(rf"(\d{{4}})[- ]({'|'.join(_MONTHS)}|\d{{2}})[- ](\d{{2}})(?!\d)", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)|[;,]? *\(?(?:discovered|confirmed)\b.*$", re.IGNORECASE)
_REWORDED = (
    (r"(?<=\d) *[-–—] *(?=\d{4}-|[A-Z])", " to "),
    (r"\b(?:through|thru|until|up to)\b", "to"),
    (r"^ *(?:on|in) or (?:before|prior to) +|^ *(?:sometime )?(?:prior to|before) +", "until "),
    (r"^ *(?:beginning|starting)(?: (?:on|in))? +", "since "),
    (r"^ *(?:on or about|on or around|approximately|approx\.?|about) +", "around "),
    (r"^(?:at various times )?(?:potential )?(?:breach )?(?:occurred|potentially)?:? *(?:on|in|during|from)? +", " "),
    (r"\b([A-Z][a-z]{2,8}),? (?:of )?(?=\d{4}\b)", r"\1 "),
)
LONGEST = 300
EARLIEST = date(1990, 1, 1)


def edtf_of(text: str, *, told: date | None = None) -> str:
    """The date in EDTF; empty where it cannot be read for certain, or would be after the day on which it was told."""
    if len(text) > LONGEST:
        return ""
    proposed = dates.propose(_reworded(_REMARK.sub("", text).strip()))
    return proposed if proposed and _is_likely(proposed, told) else ""


def day_of(text: str) -> date | None:
    """A single day: `02/04/2021`, `2021 Feb 04`, `2021-02-04`; a time of day after it does not matter."""
    text = " ".join(text.split())
    if found := _IN_NUMBERS.match(text):
        return _day(*found.groups())
    if found := _YEAR_FIRST.match(text):
        year, month, day = found.groups()
        return _day(month if month.isdigit() else str(_MONTHS.index(month.title()) + 1), day, year)
    return None


def _is_likely(edtf: str, told: date | None) -> bool:
    bounds = dates.bounds(edtf)
    if bounds.earliest and bounds.earliest < EARLIEST:
        return False
    return not (told and any(end > told for end in (bounds.earliest, _end(edtf, bounds.latest, told)) if end))


def _end(edtf: str, latest: date | None, told: date) -> date | None:
    """The last day; a month or a year that is named without a day may still be running when it is told."""
    return latest if edtf[-10:].count("-") == 2 and edtf[-10:] == str(latest) else min(latest, told) if latest else None


def _reworded(text: str) -> str:
    text = _DAYS_OF_A_MONTH.sub(_days, text)
    text = _IN_NUMBERS.sub(_iso, text)
    for pattern, replacement in _REWORDED:
        text = re.sub(pattern, replacement, text, flags=re.IGNORECASE if replacement != r"\1 " else 0)
    return text.strip()


def _days(found: re.Match[str]) -> str:
    month, first, last, year = found.groups()
    days = [_day(month, day, year) for day in (first, last)]
    return " to ".join(map(str, days)) if None not in days else found[0]


def _iso(found: re.Match[str]) -> str:
    day = _day(*found.groups())
    return str(day) if day else found[0]


def _day(month: str, day: str, year: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
