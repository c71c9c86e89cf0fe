"""How an EDTF date reads for people: `2016~` as "about 2016", in the language of the reader."""

import re

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.dates.moments import Moment
from incidents.dates.notation import Interval, Several, check, parse
from incidents.dates.seasons import SEASONS

QUALIFIED = {
    "": "%(date)s",
    "~": gettext_lazy("about %(date)s"),
    "?": gettext_lazy("possibly %(date)s"),
    "?~": gettext_lazy("possibly about %(date)s"),
}
# How a date reads by its EDTF, whose digits are shown as 0 here; what is in no row reads as its EDTF.
SHAPES = {
    "0000": "%(year)s",
    "000X": gettext_lazy("%(decade)ss"),
    "00XX": gettext_lazy("between %(first)s and %(last)s"),
    "0XXX": gettext_lazy("between %(first)s and %(last)s"),
    "XXXX": gettext_lazy("an unknown year"),
    "0000-00": gettext_lazy("%(month)s %(year)s"),
    "0000-XX": gettext_lazy("%(year)s, month unknown"),
    "0000-00-00": gettext_lazy("%(day)s %(month)s %(year)s"),
    "0000-00-XX": gettext_lazy("%(month)s %(year)s, day unknown"),
    "0000-XX-XX": gettext_lazy("%(year)s, day unknown"),
}


def reads(edtf: str, text: str = "") -> str:
    """The date as people read it: as it was written, or else made from its EDTF; "" for ""."""
    if text or not edtf:
        return text
    date = parse(check(edtf))
    if isinstance(date, Several):
        return _several(date)
    return _interval(date) if isinstance(date, Interval) else _moment(date)


def _interval(interval: Interval) -> str:
    values = {"start": _end(interval.lower), "end": _end(interval.upper)}
    if interval.lower and interval.upper:
        return _("between %(start)s and %(end)s") % values
    if interval.lower:
        return (_("%(start)s onwards") if interval.missing == "open" else _("%(start)s to an unknown date")) % values
    return (_("until %(end)s") if interval.missing == "open" else _("an unknown date to %(end)s")) % values


def _several(several: Several) -> str:
    *others, last = (_member(member) for member in several.members)
    if not others:
        return last
    values = {"dates": ", ".join(others), "last": last}
    return (_("%(dates)s and %(last)s") if several.every else _("%(dates)s or %(last)s")) % values


def _member(member: Moment | Interval) -> str:
    if isinstance(member, Moment):
        return _moment(member)
    values = {"start": _end(member.lower), "end": _end(member.upper)}
    if member.lower and member.upper:
        return _("%(start)s to %(end)s") % values
    return (_("%(start)s or later") if member.lower else _("%(end)s or earlier")) % values


def _end(moment: Moment | None) -> str:
    return _moment(moment) if moment else ""


def _moment(moment: Moment) -> str:
    plain = _in_season(moment) if moment.season else _in_calendar(moment)
    dated = _("%(date)s at %(time)s") % {"date": plain, "time": moment.time} if moment.time else plain
    return str(QUALIFIED["".join(sorted(moment.qualifiers))]) % {"date": dated}


def _in_season(moment: Moment) -> str:
    return str(SEASONS[moment.season].name) % {"year": moment.year}


def _in_calendar(moment: Moment) -> str:
    edtf = "-".join(part for part in (moment.year, moment.month, moment.day) if part)
    return str(SHAPES.get(re.sub(r"\d", "0", edtf), edtf)) % {
        "year": moment.year,
        "month": MONTHS[moment.earliest.month],
        "day": moment.earliest.day,
        "decade": moment.earliest.year // 10 * 10,
        "first": moment.earliest.year,
        "last": moment.latest.year,
    }
