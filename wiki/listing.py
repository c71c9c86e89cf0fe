"""Lists of changes under the filters of a query string, paged by key: Recent changes, and what one user did."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from common.paging import Slice, slice_of
from wiki.changes import with_older
from wiki.kinds import is_kind
from wiki.models import Change
from wiki.models.change import ChangeQuerySet

PER_PAGE = 50
MINOR = ("no", "only")


class BadFilter(ValueError):
    """A filter that says nothing that can be sought; its name and what is wrong with it."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def part_of(changes: ChangeQuerySet, query: QueryDict, filters: Iterable[str]) -> Slice[Change]:
    """The changes that fit those of the filters that are set, newest first, from the place that `before` names.

    Each has the number of the revision before it, as `older`. Raises BadFilter.
    """
    changes = filtered(changes, query, filters)
    key = query.get("before", "")
    if key:
        moment, pk = _place(key)
        changes = changes.filter(Q(moment__lt=moment) | Q(moment=moment, pk__lte=pk))
    return slice_of(with_older(changes.with_people().newest_first()), PER_PAGE, is_first=not key)


def filtered(changes: ChangeQuerySet, query: QueryDict, filters: Iterable[str]) -> ChangeQuerySet:
    """The changes that fit those of the filters that are set, in no order. Raises BadFilter."""
    for name in filters:
        value = query.get(name, "").replace("\x00", "").strip()
        if value:
            changes = _APPLY[name](changes, value)
    return changes


def next_address(query: QueryDict, part: Slice[Change]) -> str:
    """The query string of what comes after a part; empty at the end."""
    if part.next is None:
        return ""
    moment = part.next.moment
    place = query.copy()
    place["before"] = f"{int(moment.timestamp()) * 10**6 + moment.microsecond}_{part.next.pk}"
    return f"?{place.urlencode()}"


def without_place(query: QueryDict) -> str:
    """The filters as a query string, without the place in the list."""
    kept = query.copy()
    kept.pop("before", None)
    return kept.urlencode()


def _of_kind(changes: ChangeQuerySet, value: str) -> ChangeQuerySet:
    if not is_kind(value):
        raise BadFilter("kind", _("There is no such kind of page."))
    return changes.filter(kind=value)


def _minor(changes: ChangeQuerySet, value: str) -> ChangeQuerySet:
    if value not in MINOR:
        raise BadFilter("minor", _("Minor edits are left out with “no” and alone with “only”."))
    return changes.filter(minor=value == "only")


def _since(changes: ChangeQuerySet, value: str) -> ChangeQuerySet:
    return changes.filter(moment__gte=_moment(value))


def _moment(text: str) -> datetime:
    try:
        day, moment = parse_date(text), parse_datetime(text)
    except ValueError:
        day = moment = None
    if day is not None and moment is None:
        moment = datetime.combine(day, time.min)
    try:
        if moment is not None:
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:  # the first and last day of the calendar are none in UTC
        pass
    raise BadFilter("since", _("Give a day such as 2026-11-22."))


def _place(text: str) -> tuple[datetime, int]:
    moment, _sep, pk = text.partition("_")
    try:
        seconds = int(moment)
        return datetime.fromtimestamp(seconds // 10**6, UTC).replace(microsecond=seconds % 10**6), int(pk)
    except (ValueError, OverflowError, OSError):
        raise BadFilter("before", _("That is no place in the list.")) from None


_APPLY: dict[str, Any] = {
    "kind": _of_kind,
    "user": lambda changes, value: changes.by_name(value),
    "minor": _minor,
    "tag": lambda changes, value: changes.tagged(value),
    "since": _since,
}
