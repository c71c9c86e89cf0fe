"""Giving new pages their slugs."""

from collections.abc import Iterable, Sequence

from wiki.models import FormerSlug, LinkStamp, WikiPage
from wiki.names import SLUG_LENGTH, slug_of

STEM_LENGTH = SLUG_LENGTH - 8


def free_slug(model: type[WikiPage], wanted: str) -> str:
    """The slug for a title: a clash with a page, an old address or a reserved word gets `-2`, `-3` and so on."""
    return free_slugs(model, [wanted])[0]


def free_slugs(model: type[WikiPage], wanted: Sequence[str]) -> list[str]:
    """Slugs for many titles, none the same; costs three queries where nothing clashes."""
    LinkStamp.hold()
    stems = [slug_of(text) or model.kind for text in wanted]
    taken = _taken(model, slug__in=set(stems))
    return [_next_free(model, stem, taken) for stem in stems]


def _next_free(model: type[WikiPage], stem: str, taken: set[str]) -> str:
    slug = stem
    if slug in taken:
        taken |= _taken(model, slug__startswith=stem[:STEM_LENGTH])
        slug = next(candidate for candidate in _numbered(stem) if candidate not in taken)
    taken.add(slug)
    return slug


def _numbered(stem: str) -> Iterable[str]:
    return (f"{stem[:STEM_LENGTH]}-{number}" for number in range(2, 10**7))


def _taken(model: type[WikiPage], **condition: object) -> set[str]:
    pages = model._default_manager.filter(**condition).values_list("slug", flat=True)
    former = FormerSlug.objects.filter(kind=model.kind, **condition).values_list("slug", flat=True)
    return {*pages, *former, *model.reserved_slugs}
