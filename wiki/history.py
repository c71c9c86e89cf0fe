"""Reading history: stored revisions of a page, and which is older or newer."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import F, Q, QuerySet
from reversion.models import Version

from common.prepared import Prepared
from wiki.models import Change, WikiPage
from wiki.models.change import ChangeQuerySet
from wiki.record import Record, load

RECORD = F("revision__version__serialized_data")


@dataclass(frozen=True)
class Stored:
    """A revision with its record."""

    change: Change
    record: Record


def stored(page: WikiPage, number: int) -> Stored:
    """Revision `number` of a page, in one query; Version.DoesNotExist where there is none."""
    return _stored(page, number)[number]


def written(page: WikiPage, number: int) -> Stored:
    """Revision `number` for those who work on what it says: as `stored`, without its author's account and its HTML."""
    change: Any = _written().first(page.kind, page.pk, number)
    if change is None:
        raise Version.DoesNotExist
    return Stored(change, load(change.data))


def latest(page: WikiPage) -> Stored:
    """The latest revision of a page, in one query."""
    return stored(page, page.latest_number)


def stored_pair(page: WikiPage, first: int, second: int) -> tuple[Stored, Stored]:
    """Two revisions of a page, in one query; Version.DoesNotExist where one is missing."""
    found = _stored(page, first, second)
    return found[first], found[second]


def changes_of(page: WikiPage) -> ChangeQuerySet:
    """The page's changes, newest first."""
    return Change.objects.of(page.kind, page.pk).with_people().order_by("-moment", "-number")


def older(change: Change) -> Change | None:
    """The revision before this one, by moment, then number."""
    return _beside(change).filter(before(change)).order_by("-moment", "-number").first()


def newer(change: Change) -> Change | None:
    """The revision after this one."""
    same_moment = Q(moment=change.moment, number__gt=change.number)
    return _beside(change).filter(Q(moment__gt=change.moment) | same_moment).order_by("moment", "number").first()


def before(change: Change) -> Q:
    return Q(moment__lt=change.moment) | Q(moment=change.moment, number__lt=change.number)


def _beside(change: Change) -> QuerySet[Change]:
    return Change.objects.of(change.kind, change.page_id)


def _stored(page: WikiPage, *numbers: int) -> dict[int, Stored]:
    changes = Change.objects.of(page.kind, page.pk).filter(number__in=numbers).select_related("author", "rendering")
    found = {change.number: Stored(change, load(change.data)) for change in changes.annotate(data=RECORD)}
    if found.keys() != set(numbers):
        raise Version.DoesNotExist
    return found


@cache
def _written() -> Prepared[Change]:
    return Prepared(Change.objects.of("", 0).filter(number=0).annotate(data=RECORD))
