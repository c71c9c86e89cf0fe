"""From an address of ours to the revision that it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from wiki.models import FormerSlug, WikiPage
from wiki.pages import stamped

Teller = Callable[[Mapping[str, Any]], str]
"""From the arguments of an address to another address."""
_tellers: dict[str, Teller] = {}


@dataclass(frozen=True)
class Place:
    """A live page, and the number of a revision of it, which it may never have had: the latest where none is named."""

    page: WikiPage
    number: int
    is_pinned: bool


def place_of(url: str) -> Place | None:
    """The page and revision that a whole address of ours, or a path, shows."""
    try:
        match = resolve(_path(url))
    except (Resolver404, ValueError):  # urlsplit raises it for "//["
        return None
    model, slug = match.kwargs.get("model"), match.kwargs.get("slug")
    page = slug and model and _page(model, slug)
    number = match.kwargs.get("number")
    return Place(page, number or page.latest_number, bool(number)) if page else None


def tell_at(name: str, teller: Teller) -> None:
    """Register who says for addresses of a name where it is told what changed since, where they show no page."""
    _tellers[name] = teller


def told_at(url: str) -> str:
    """Where it is told what changed since a thing was cited that is no page; empty for all else."""
    try:
        match = resolve(_path(url))
    except (Resolver404, ValueError):
        return ""
    teller = _tellers.get(match.url_name or "")
    return teller(match.kwargs) if teller else ""


def _path(url: str) -> str:
    return unquote(urlsplit(url).path) if url.startswith((f"{settings.BASE_URL}/", "/")) else ""


def _page(model: type[WikiPage], slug: str) -> WikiPage | None:
    """The live page that has the slug, or had it before it moved."""
    page: WikiPage | None = stamped(model, slug) or _moved(model, slug)
    return page if page and page.is_live else None


def _moved(model: type[WikiPage], slug: str) -> WikiPage | None:
    former = FormerSlug.objects.filter(kind=model.kind, slug=slug).first()
    page: WikiPage | None = model._default_manager.filter(pk=former.page_id).first() if former else None
    return page
