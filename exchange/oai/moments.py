"""Datestamps: to the second, or to the day where the harvester asks by days."""

import re
from datetime import UTC, datetime, timedelta

from exchange.oai.errors import BadArgument

_DAY = re.compile(r"\A\d{4}-\d\d-\d\d\Z", re.ASCII)
_SECOND = re.compile(r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def stamp(written: int) -> str:
    """Microseconds since 1970 as a datestamp."""
    return text(moment(written))


def moment(written: int) -> datetime:
    """Microseconds since 1970 as a moment."""
    return _EPOCH + timedelta(microseconds=written)


def text(when: datetime) -> str:
    """A moment as a datestamp."""
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


def bounds(begin: str | None, end: str | None) -> tuple[int | None, int | None]:
    """`from` and `until` in microseconds: from the first, up to and without the second. Raises BadArgument."""
    if begin and end and len(begin) != len(end):
        raise BadArgument("from and until must have the same granularity.")
    least, most = _read(begin), _read(end)
    if least and most and least > most:
        raise BadArgument("from is later than until.")
    step = timedelta(days=1) if end and _DAY.match(end) else timedelta(seconds=1)
    after = None if most is None else _microseconds(most) + step // timedelta(microseconds=1)
    return (None if least is None else _microseconds(least)), after


def _read(said: str | None) -> datetime | None:
    if said is None:
        return None
    if not (_DAY.match(said) or _SECOND.match(said)):
        raise BadArgument("A date is YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
    try:
        return datetime.fromisoformat(said.removesuffix("Z")).replace(tzinfo=UTC)
    except ValueError:
        raise BadArgument("There is no such day or time.") from None


def _microseconds(when: datetime) -> int:
    return (when - _EPOCH) // timedelta(microseconds=1)
