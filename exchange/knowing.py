"""Knowing pages again: by the base that they come from and their identifier there, else by their slug."""

from collections.abc import Sequence
from typing import Any

from exchange.importing import Incoming
from incidents.models import Event
from wiki.models import FormerSlug, WikiPage
from wiki.names import slug_of

Origin = tuple[str, str]


class Known:
    """The pages that those of a batch are, deleted ones too, which are not imported again; a few queries."""

    def __init__(self, batch: Sequence[Incoming]) -> None:
        model = batch[0].model
        self._by_origin = _by_origin(model, [one.origin for one in batch if one.origin])
        self._by_slug = _by_slug(model, [_slug(one) for one in batch if not one.origin or one.slug])

    def page(self, incoming: Incoming) -> WikiPage | None:
        """The page that it is; a page of the same slug only where it does not come from elsewhere."""
        if incoming.origin is None:
            return self._by_slug.get(_slug(incoming))
        if incoming.origin in self._by_origin:
            return self._by_origin[incoming.origin]
        page = self._by_slug.get(_slug(incoming)) if incoming.slug else None
        return page if page is None or _origin_of(page) in (None, incoming.origin) else None


def _slug(incoming: Incoming) -> str:
    return incoming.slug or slug_of(incoming.title)


def _origin_of(page: Any) -> Origin | None:
    source, identifier = getattr(page, "origin_source", ""), getattr(page, "origin_id", "")
    return (source, identifier) if source and identifier else None


def _by_origin(model: type[WikiPage], origins: Sequence[Origin]) -> dict[Origin, WikiPage]:
    if not origins or model is not Event:
        return {}
    sources, identifiers = ({origin[place] for origin in origins} for place in (0, 1))
    pages = Event.objects.filter(origin_source__in=sources, origin_id__in=identifiers).order_by("-pk")
    return {(page.origin_source, page.origin_id): page for page in pages}


def _by_slug(model: type[WikiPage], slugs: Sequence[str]) -> dict[str, WikiPage]:
    if not slugs:
        return {}
    pages = {page.slug: page for page in model._default_manager.filter(slug__in=slugs)}
    former = FormerSlug.objects.filter(kind=model.kind, slug__in=set(slugs) - pages.keys())
    moved = {row.page_id: row.slug for row in former}
    for page in model._default_manager.filter(pk__in=moved):
        pages[moved[page.pk]] = page
    return pages
