"""Giving new pages their slugs."""

from collections import Counter
from collections.abc import Sequence

from wiki.models import FormerSlug, LinkStamp, WikiPage
from wiki.names import SLUG_LENGTH, slug_of

STEM_LENGTH = SLUG_LENGTH - 8
FEW = range(2, 20)
"""The numbers that are looked up for all titles at once."""


def free_slug(model: type[WikiPage], wanted: str) -> str:
    """The slug for a title: a clash with a page, an old address or a reserved word gets `-2`, `-3` and so on."""
    return free_slugs(model, [wanted])[0]


def free_slugs(model: type[WikiPage], wanted: Sequence[str]) -> list[str]:
    """Slugs for many titles, none the same: three queries, two more where any clash, two more for each title that
    dozens of pages have."""
    LinkStamp.hold()
    stems = [slug_of(text) or model.kind for text in wanted]
    taken = _taken(model, slug__among=set(stems))
    clashing = {stem for stem, count in Counter(stems).items() if count > 1 or stem in taken}
    if clashing:
        taken |= _taken(model, slug__among={_with_number(stem, number) for stem in clashing for number in FEW})
    return [_next_free(model, stem, taken) for stem in stems]


def _next_free(model: type[WikiPage], stem: str, taken: set[str]) -> str:
    slug = stem
    if slug in taken:
        slug = next((one for number in FEW if (one := _with_number(stem, number)) not in taken), "")
    if not slug:
        taken |= _taken(model, slug__startswith=stem[:STEM_LENGTH])
        slug = next(one for number in range(FEW.stop, 10**7) if (one := _with_number(stem, number)) not in taken)
    taken.add(slug)
    return slug


def _with_number(stem: str, number: int) -> str:
    return f"{stem[:STEM_LENGTH]}-{number}"


def _taken(model: type[WikiPage], **condition: object) -> set[str]:
    pages = model._default_manager.filter(**condition).values_list("slug", flat=True)
    former = FormerSlug.objects.filter(kind=model.kind, **condition).values_list("slug", flat=True)
    return {*pages, *former, *model.reserved_slugs}
