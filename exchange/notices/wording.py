"""Words of prose made from dates and numbers. The prose is English, as the sources are."""

from datetime import date
from typing import Any

from exchange.mapping import Coding
from exchange.prose import escaped, listed
from incidents import dates
from incidents.models.infobox import PEOPLE

_PHRASES = ("between ", "about ", "possibly ", "until ", "since ")


def day_in_words(day: date) -> str:
    """`4 February 2021`."""
    return dates.reads(day.isoformat())


def month_in_words(edtf: str) -> str:
    """The month in which a date begins, or the year where no month is told: `February 2021`, `2019`."""
    first = dates.bounds(edtf).earliest if edtf else None
    if first is None:
        return ""
    begun = edtf.lstrip("{[.")[: len("2021-02")]
    return dates.reads(f"{first:%Y-%m}" if begun == f"{first:%Y-%m}" else f"{first:%Y}")


def when(edtf: str) -> str:
    """A date as it follows a verb: `on 4 February 2021`, `in May 2018`, `between May and July 2018`."""
    text = dates.reads(edtf)
    if text.startswith(_PHRASES):
        return text
    if text.endswith("onwards") or " to " in text:
        return f"from {text}"
    return f"{'on' if _begins_with_day(text) else 'in'} {text}"


def occurred_in_words(edtf: str) -> str:
    """When a breach was, after “a data breach”: a list of days may be the ends of a period, so they stay a list."""
    return f"with the dates {dates.reads(edtf)}" if edtf.startswith("{") else when(edtf)


def kinds_in_words(coding: Coding) -> str:
    """Which information was affected, as a sentence."""
    kinds = list(dict.fromkeys(_lowered(value["text"]) for value in coding.rows["information_types"]))
    if not kinds:
        return "It does not say which kinds of information were affected."
    return f"Information of these kinds was affected: {escaped(listed(kinds))}."


def number_in_words(amount: dict[str, Any] | None) -> str:
    """`about 77 people`; empty where there is no number."""
    return PEOPLE.reads(amount)


def _lowered(kind: str) -> str:
    return kind if kind[:2].isupper() or kind.startswith("Social Security") else kind[:1].lower() + kind[1:]


def _begins_with_day(text: str) -> bool:
    day = text.split(" ", maxsplit=1)[0].rstrip(",")
    return day.isdigit() and len(day) <= len("31")
