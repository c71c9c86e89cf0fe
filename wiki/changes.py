"""Changes of many pages as lists show them: with today's address of each page, and the revision before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from wiki.kinds import model_of
from wiki.models import Change, Name


@dataclass(frozen=True)
class Addressed:
    """A change with its page's address, empty where the page was deleted, and the number of the revision before."""

    change: Change
    url: str
    older: int | None


def with_older(changes: QuerySet[Change]) -> QuerySet[Change]:
    """Each change with the number of the revision before it, as `older`."""
    before = Q(moment__lt=OuterRef("moment")) | Q(moment=OuterRef("moment"), number__lt=OuterRef("number"))
    same_page = Change.objects.filter(kind=OuterRef("kind"), page_id=OuterRef("page_id"))
    numbers = same_page.filter(before).order_by("-moment", "-number").values("number")
    return changes.annotate(older=Subquery(numbers[:1]))


def with_addresses(changes: Sequence[Change]) -> list[Addressed]:
    """The changes with the addresses of their pages; one query, however many kinds there are."""
    urls = addresses_of((change.kind, change.page_id) for change in changes)
    return [
        Addressed(change, urls.get((change.kind, change.page_id), ""), getattr(change, "older", None))
        for change in changes
    ]


def addresses_of(pages: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Today's addresses of live pages by kind and primary key, in one query; deleted pages have none."""
    by_kind: dict[str, set[int]] = {}
    for kind, page_id in pages:
        by_kind.setdefault(kind, set()).add(page_id)
    if not by_kind:
        return {}
    condition = Q(pk__in=[])
    for kind, ids in by_kind.items():
        condition |= Q(kind=kind, page_id__in=ids)
    names = Name.objects.filter(condition, role=Name.Role.TITLE)
    return {(name.kind, name.page_id): model_of(name.kind).address_of(name.slug) for name in names}
