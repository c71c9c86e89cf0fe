"""Addresses: a redirect there is an address here that leads to the page; none is taken from another page."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from exchange.reports import Outcome
from wiki.kinds import model_of
from wiki.models import FormerSlug, Name, WikiPage
from wiki.names import fold, slug_of

KINDS = ("event", "harm", "information", "actor", "group", "consequence", "law")


def follower(title: str, target: str) -> Callable[[], tuple[Outcome, str]]:
    """What makes the address of one title lead to the page of another, once that is there."""
    return lambda: _follow(title, target.partition("#")[0])


def page_called(title: str) -> WikiPage | None:
    """The page that bears a title, an event before others."""
    names = Name.objects.filter(kind__in=KINDS, key=fold(title), role__in=(Name.Role.TITLE, Name.Role.ALTERNATIVE))
    found = sorted(names, key=lambda name: (name.role, KINDS.index(name.kind), name.page_id))
    return model_of(found[0].kind)._default_manager.get(pk=found[0].page_id) if found else None


def _follow(title: str, target: str) -> tuple[Outcome, str]:
    page, slug = page_called(target), slug_of(title)
    if page is None:
        return Outcome.SKIPPED, _("It leads to “%(target)s”, which is not here.") % {"target": target}
    if not slug or slug == page.slug or slug in page.reserved_slugs:
        return Outcome.UNCHANGED, ""
    former = FormerSlug.objects.filter(kind=page.kind, slug=slug).first()
    if former is not None:
        return (Outcome.UNCHANGED, "") if former.page_id == page.pk else (Outcome.DOUBTFUL, _taken(slug))
    if type(page)._default_manager.filter(slug=slug).exists():
        return Outcome.DOUBTFUL, _taken(slug)
    FormerSlug.objects.create(kind=page.kind, slug=slug, page_id=page.pk)
    return Outcome.CREATED, ""


def _taken(slug: str) -> str:
    return _("The address “%(slug)s” leads to another page here.") % {"slug": slug}
