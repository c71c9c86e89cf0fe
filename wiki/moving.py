"""Moving: another title, another address. The old address leads to the new one for good."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from wiki import history
from wiki.derived import refresh
from wiki.editing import Saved, locked, save_page
from wiki.models import FormerSlug, LinkStamp, LogEntry, WikiPage
from wiki.names import SLUG_LENGTH, SLUG_PATTERN, slug_of
from wiki.signals import Save, page_saved
from wiki.slugs import free_slug


@transaction.atomic
def move_page(page: WikiPage, *, title: str, slug: str, by: User, reason: str) -> Saved:
    """Give a page another title, another slug, or both; an empty slug is made from the title.

    A new title is a revision, tagged `move`. Raises ValidationError, by `title` or `slug`, where the page cannot be
    moved there, and wiki.fields.RecordErrors for a title that no page may have.
    """
    page = locked(page)
    old_title, old_slug = page.title, page.slug
    title, slug = " ".join(title.split()), slug or slug_of(title) or page.slug
    _check(page, title, slug)
    if slug != old_slug:
        _readdress(page, slug)
    saved = _retitled(page, title, by, reason) if title != old_title else _relinked(page)
    LogEntry.objects.create(
        by=by,
        action=LogEntry.Action.MOVE,
        kind=page.kind,
        page_id=page.pk,
        title=old_title,
        detail=title if title != old_title else saved.page.get_absolute_url(),
        reason=reason,
    )
    return saved


def _check(page: WikiPage, title: str, slug: str) -> None:
    if (title, slug) == (page.title, page.slug):
        raise ValidationError({"title": _("This is the title and the address that the page has.")})
    if len(slug) > SLUG_LENGTH or not SLUG_PATTERN.match(slug):
        raise ValidationError({"slug": _("Lower-case letters, digits and single hyphens, at most 100 of them.")})
    if slug in page.reserved_slugs:
        raise ValidationError({"slug": _("“%(slug)s” is the address of something else here.") % {"slug": slug}})
    if slug != page.slug:
        LinkStamp.hold()
        _check_free(page, slug)


def _check_free(page: WikiPage, slug: str) -> None:
    other = _holder(page, slug)
    if other is not None:
        message = _taken(other, slug) % {"title": other.title, "slug": slug, "free": free_slug(type(page), slug)}
        raise ValidationError({"slug": message})


def _holder(page: WikiPage, slug: str) -> WikiPage | None:
    """The other page of the kind that has the slug, or had it before a move."""
    pages = type(page)._default_manager
    former = FormerSlug.objects.filter(kind=page.kind, slug=slug).exclude(page_id=page.pk).values("page_id")
    return pages.filter(slug=slug).first() or pages.filter(pk__in=former).first()


def _taken(other: WikiPage, slug: str) -> str:
    if not other.is_live:
        return _("“%(slug)s” is the address of the deleted page “%(title)s”. Take another, such as %(free)s.")
    if other.slug != slug:
        return _("“%(slug)s” still leads to “%(title)s”, which was moved. Take another, such as %(free)s.")
    return _("“%(slug)s” is the address of “%(title)s”. Take another, such as %(free)s.")


def _readdress(page: WikiPage, slug: str) -> None:
    """Change the slug and keep the old one; a former slug of the page's own that it gets back is former no more."""
    FormerSlug.objects.filter(kind=page.kind, slug=slug, page_id=page.pk).delete()
    FormerSlug.objects.create(kind=page.kind, slug=page.slug, page_id=page.pk)
    page.slug = slug
    page.touched += 1
    try:
        with transaction.atomic():
            page.save(update_fields=["slug", "touched"])
    except IntegrityError:
        raise ValidationError({"slug": _("Another page got this address a moment ago.")}) from None


def _retitled(page: WikiPage, title: str, by: User, reason: str) -> Saved:
    record = {**history.latest(page).record, "title": title}
    return save_page(page, record, by=by, base=page.latest_number, summary=reason, tags=["move"])


def _relinked(page: WikiPage) -> Saved:
    """Let names, links and all who listen learn the slug: no revision is made where the title stays."""
    record = {**history.latest(page).record, "slug": page.slug}
    refresh(page, record)
    LinkStamp.bump()
    page_saved.send(type(page), saves=[Save(page, record)])
    return Saved(page, None)
