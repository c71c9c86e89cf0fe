"""Reading a page: the latest revision, and any older one as it was."""

from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from reversion.models import Version

from common.access import public
from wiki import history
from wiki.alternates import negotiable
from wiki.articles import article_of, beside_of
from wiki.caching import kept_parts, serve
from wiki.metadata import metadata_of_latest, metadata_of_revision
from wiki.models import Guide, WikiPage
from wiki.pages import page_view
from wiki.panels import Panel, panels_of
from wiki.reading import read


@public
@require_safe
@page_view
@negotiable(lambda page: page.kind)
def page(request: HttpRequest, page: WikiPage) -> HttpResponse:
    """The page as it is now."""
    if page.depends_on_others:
        return _page(request, page)
    return serve(request, page, lambda: _page(request, page))


def _page(request: HttpRequest, page: WikiPage) -> HttpResponse:
    panels = panels_of(page, request)
    keep = settings.ARTICLE_CACHE_SECONDS and not panels and not page.depends_on_others
    parts = kept_parts(page, lambda: _parts(request, page)) if keep else _parts(request, page, panels)
    context = {name: mark_safe(part) for name, part in parts.items()}  # noqa: S308 (templates made them)
    response = render(request, "wiki/page.html", {"page": page, **context})
    response["Link"] = parts["link"]
    return response


def _parts(request: HttpRequest, page: WikiPage, panels: Sequence[Panel] = ()) -> dict[str, str]:
    """What everybody reads alike, as HTML; and the panels in it, which some see and others do not."""
    about = metadata_of_latest(page)
    edit_url = page.get_absolute_url() + "edit/"
    reading = read(page, history.latest(page), edit_url=edit_url, beside=beside_of(page))
    context = {"page": page, "reading": reading, "article": article_of(reading), "panels": panels}
    return {
        "head": render_to_string("wiki/_page_head.html", {"page": page, "active": "read"}),
        "article": render_to_string("wiki/_page_article.html", context, request),
        "about": render_to_string("wiki/_page_about.html", {"page": page, "metadata": about}, request),
        "span": about.body,
        "link": about.link,
    }


@public
@require_safe
@page_view
@negotiable(lambda page, number: page.kind)
def revision(request: HttpRequest, page: WikiPage, number: int) -> HttpResponse:
    """Revision `number` as it was then: labels, links to terms, sources and laws of its day."""
    stored = stored_or_404(page, number)
    reading, about = read(page, stored), metadata_of_revision(page, number, stored.change.moment, stored.record)
    context = {
        "page": page,
        "reading": reading,
        "article": article_of(reading),
        "older": history.older(stored.change),
        "newer": history.newer(stored.change),
        "metadata": about,
    }
    response = render(request, "wiki/revision.html", context)
    response["Link"] = about.link
    return response


@public
@require_safe
def guide_contents(request: HttpRequest) -> HttpResponse:
    """The guide, page by page."""
    return render(request, "wiki/guide.html", {"guides": Guide.objects.live().order_by("created_at", "pk")})


def stored_or_404(page: WikiPage, number: int) -> history.Stored:
    """A revision, or 404 where the page never had that number."""
    try:
        return history.stored(page, number)
    except Version.DoesNotExist:
        raise Http404 from None
