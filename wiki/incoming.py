"""Incoming links: which bodies lead to a page today, by any of its names."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from wiki.linking import resolve
from wiki.markup import Target
from wiki.models import Link, Name, WikiPage
from wiki.names import fold


def links_to(page: WikiPage) -> QuerySet[Link]:
    """Links in other pages that lead to this one, in the order in which they were written; costs two queries.

    A link without a prefix counts only where it resolves to this page (wiki.linking.ORDER).
    """
    names = Name.objects.filter(kind=page.kind, page_id=page.pk)
    targets = [Target(prefix, name.text) for name in names for prefix in ("", page.kind)]
    answers = resolve(targets).answers
    leading = [t for t in targets if answers[t].exists and answers[t].url == page.get_absolute_url()]
    condition = Q(pk__in=[])
    for prefix in ("", page.kind):
        condition |= Q(prefix=prefix, key__in={fold(target.title) for target in leading if target.prefix == prefix})
    return Link.objects.filter(condition).exclude(kind=page.kind, page_id=page.pk).order_by("pk")


def pages_of(links: Iterable[Link]) -> dict[tuple[str, int], Name]:
    """The title entries of the pages in which links stand, by kind and page; one query."""
    ids: dict[str, set[int]] = {}
    for link in links:
        ids.setdefault(link.kind, set()).add(link.page_id)
    condition = Q(pk__in=[])
    for kind, some in ids.items():
        condition |= Q(kind=kind, page_id__in=some)
    titles = Name.objects.filter(condition, role=Name.Role.TITLE)
    return {(name.kind, name.page_id): name for name in titles}
