"""Periods: years, or several at once, in which events are counted by the interval of their dates."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray

from incidents.index.arrays import Keys
from incidents.index.spans import NO_DAY
from insights.asking import Asked
from insights.series import Axis, Place

MOST = 60
"""Periods of one chart."""
LENGTHS = (1, 2, 5, 10, 20, 25, 50, 100, 250, 500)
LAST_YEAR = 9999
Days = NDArray[Any]


@dataclass(frozen=True)
class Period:
    """Some whole years, both included."""

    first: int
    last: int

    @property
    def label(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def word(self) -> str:
        return f"{self.first:04d}" if self.first == self.last else f"{self.first:04d}/{self.last:04d}"


@dataclass(frozen=True, eq=False)
class Timeline:
    """Events with a date, the first and last day of each, and the periods that cover them, of the same length."""

    keys: Keys
    earliest: Days
    latest: Days
    periods: tuple[Period, ...]

    @property
    def axis(self) -> Axis:
        return Axis(_("Years"), tuple(Place(period.label, period.word) for period in self.periods))

    def sums(self, weights: Days | None = None) -> list[int]:
        """How many events share a day with each period, or what they weigh together; exact below 2**53.

        An event is added in the period where it begins and taken away after the one where it ends.
        """
        begins, ends = self._reach
        count = len(self.periods) + 1
        added = np.bincount(begins, weights, minlength=count) - np.bincount(ends, weights, minlength=count)
        return [round(number) for number in np.cumsum(added)[: len(self.periods)].tolist()]

    @cached_property
    def _reach(self) -> tuple[Days, Days]:
        """The place of the period in which each event begins, and of the one after that in which it ends."""
        return np.maximum(self._place[self._within(self.earliest)] - 1, 0), self._place[self._within(self.latest)]

    @cached_property
    def _starts(self) -> Days:
        """The first day of each period."""
        return np.array([dt.date(period.first, 1, 1).toordinal() for period in self.periods], dtype=np.int64)

    @cached_property
    def _place(self) -> Days:
        """How many periods have begun on each day from the one before the first: looked up, not sought."""
        lengths = np.diff(self._starts, append=self._starts[-1:] + 1)
        return np.concatenate([[0], np.repeat(np.arange(1, len(lengths) + 1), lengths)]).astype(np.int64)

    def _within(self, days: Days) -> Days:
        """Days as places in that table; what lies beyond its ends stands at them."""
        places: Days = np.clip(days - (self._starts[:1] - 1), 0, len(self._place) - 1)
        return places


def timeline(asked: Asked, keys: Keys) -> Timeline:
    """Those of some events that have a date, in periods from the first to the last day that is known of any.

    The periods reach no further than the question does. Open ends of dates lie beyond the calendar.
    """
    columns = asked.index.columns
    earliest, latest = columns.at("earliest", keys), columns.at("latest", keys)
    if len(keys) and earliest.max() == NO_DAY:
        dated = earliest < NO_DAY
        keys, earliest, latest = keys[dated], earliest[dated], latest[dated]
    return Timeline(keys, earliest, latest, _periods(asked, earliest, latest))


def _periods(asked: Asked, earliest: Days, latest: Days) -> tuple[Period, ...]:
    first = min(earliest.min(initial=NO_DAY, where=earliest > 0), latest.min(initial=NO_DAY))
    last = max(earliest.max(initial=0), latest.max(initial=0, where=latest < NO_DAY))
    if not last:
        return ()
    after, before = asked.said("after"), asked.said("before")
    least, most = after.day.year if after else 1, before.day.year if before else LAST_YEAR
    years = (dt.date.fromordinal(int(day)).year for day in (first, last))
    return _covering(*(min(max(year, least), most) for year in years))


def _covering(first: int, last: int) -> tuple[Period, ...]:
    length = next(length for length in LENGTHS if last // length - first // length < MOST)
    starts = range(first // length * length, last + 1, length)
    return tuple(Period(max(start, 1), min(start + length - 1, LAST_YEAR)) for start in starts)


def between(asked: Asked, period: Period) -> dict[str, str]:
    """The parameters that say both what the question does of dates and that an event's share a day with a period.

    Intervals that meet each other pair by pair have a day in common; so this finds the events of both, no more.
    """
    after, before = asked.said("after"), asked.said("before")
    first, last = dt.date(period.first, 1, 1), dt.date(period.last, 12, 31)
    return {
        "after": after.edtf if after and after.day > first else f"{period.first:04d}",
        "before": before.edtf if before and before.day < last else f"{period.last:04d}",
    }
