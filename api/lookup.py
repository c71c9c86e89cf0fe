"""Looking up the page that an address of the API names: moved ones answer 301, deleted ones 410, missing ones 404."""

import hashlib
import re
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _

from api.kinds import PageKind
from api.problems import Problem
from common.build import build_id
from wiki.editions import Edition, edition_of, latest_editions
from wiki.models import FormerSlug
from wiki.views.reading import stored_or_404

_TAG = re.compile(r'(?:W/)?"([0-9]{1,18})-([0-9]{1,9})-[0-9a-f]+"')


def page_of(kind: PageKind, slug: str, rest: str = "") -> Any:
    """The live page of a kind that has the slug; `rest` is what its address goes on with."""
    page = kind.model._default_manager.filter(slug=slug).first()
    if page is None:
        raise _moved(kind, slug, rest) or Http404
    if not page.is_live:
        log = f"{settings.BASE_URL}/log/?kind={kind.model.kind}"
        raise Problem(410, _("This page was deleted."), more={"log": log})
    return page


def latest_of(kind: PageKind, page: Any) -> Edition:
    """The latest revision of a page."""
    found = next(iter(latest_editions(kind.model, [page.pk])), None)
    if found is None:
        raise Http404
    return found


def edition_at(page: Any, number: int) -> Edition:
    """Revision `number` of a page, as it was."""
    return edition_of(page, stored_or_404(page, number))


def tag_of(page: Any, number: int) -> str:
    """The entity tag of a revision. What it says changes with the page's address and with an update of ours, too."""
    rest = hashlib.sha256(f"{build_id()} {page.slug} {settings.CONTENT_LICENCE['url']}".encode()).hexdigest()
    return f'"{page.pk}-{number}-{rest[:12]}"'


def numbers_in(tags: str, page: Any) -> list[int]:
    """The revisions of a page that entity tags name; the mark of a weak one is what compression adds."""
    return [int(number) for pk, number in _TAG.findall(tags) if int(pk) == page.pk]


def _moved(kind: PageKind, slug: str, rest: str) -> Problem | None:
    former = FormerSlug.objects.filter(kind=kind.model.kind, slug=slug).first()
    page = former and kind.model._default_manager.filter(pk=former.page_id).first()
    if not page:
        return None
    return Problem(301, _("This page has moved."), headers={"Location": kind.address(page.slug, rest)})
