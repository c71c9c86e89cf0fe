"""What facts hold for ranges and orders: intervals of days and of numbers, and moments."""

import datetime as dt

NO_DAY = 10_000_000
"""After every day of the calendar."""
NO_NUMBER = 2**53
"""Above every number of people."""


def days(earliest: dt.date | None, latest: dt.date | None) -> tuple[int, int]:
    """The first and last day as ordinals; an end that is open reaches beyond the calendar, no date is never."""
    if earliest is None and latest is None:
        return NO_DAY, 0
    return (earliest.toordinal() if earliest else 0), (latest.toordinal() if latest else NO_DAY)


def numbers(low: int | None, high: int | None) -> tuple[int, int]:
    """The lowest and highest number; "at least" and "at most" stand for the number that they name, none for never."""
    if low is None and high is None:
        return NO_NUMBER, -1
    first = low if low is not None else high
    last = high if high is not None else low
    return first or 0, last or 0


def moment(changed: dt.datetime) -> int:
    """Microseconds since 1970."""
    return int(changed.timestamp()) * 10**6 + changed.microsecond


def year(day: int) -> int:
    """The year of a first day as `days` tells it, 0 where it is none of the calendar."""
    return dt.date.fromordinal(day).year if 0 < day < NO_DAY else 0
