"""Reading history: stored revisions of a page, and which is older or newer."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from reversion.models import Version

from wiki.models import Change, WikiPage
from wiki.models.change import ChangeQuerySet
from wiki.record import Record, load


@dataclass(frozen=True)
class Stored:
    """A revision with its record."""

    change: Change
    record: Record


def stored(page: WikiPage, number: int) -> Stored:
    """Revision `number` of a page, in one query; Version.DoesNotExist where there is none."""
    version = _versions(page).get(revision__change__number=number)
    return Stored(version.revision.change, load(version.serialized_data))


def latest(page: WikiPage) -> Stored:
    """The latest revision of a page, in one query."""
    return stored(page, page.latest_number)


def stored_pair(page: WikiPage, first: int, second: int) -> tuple[Stored, Stored]:
    """Two revisions of a page, in one query; Version.DoesNotExist where one is missing."""
    versions = _versions(page).filter(revision__change__number__in={first, second})
    found = {v.revision.change.number: Stored(v.revision.change, load(v.serialized_data)) for v in versions}
    if first not in found or second not in found:
        raise Version.DoesNotExist
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


def _versions(page: WikiPage) -> QuerySet[Version]:
    versions: QuerySet[Version] = (
        Version.objects.filter(revision__change__kind=page.kind, revision__change__page_id=page.pk)
        .select_related("revision__change__author", "revision__change__rendering")
        .defer("revision__comment")
    )
    return versions
