"""Reading a page: the latest revision, and any older one as it was."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from reversion.models import Version

from common.access import public
from wiki import history
from wiki.alternates import negotiable
from wiki.articles import article_of
from wiki.caching import serve
from wiki.models import Guide, WikiPage
from wiki.pages import page_view
from wiki.panels import panels_of
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
    reading = read(page, history.latest(page), edit_url=page.get_absolute_url() + "edit/")
    context = {
        "page": page,
        "reading": reading,
        "article": article_of(reading),
        "panels": panels_of(page, request),
    }
    return render(request, "wiki/page.html", context)


@public
@require_safe
@page_view
@negotiable(lambda page, number: page.kind)
def revision(request: HttpRequest, page: WikiPage, number: int) -> HttpResponse:
    """Revision `number` as it was then: labels, links to terms, sources and laws of its day."""
    stored = stored_or_404(page, number)
    reading = read(page, stored)
    context = {
        "page": page,
        "reading": reading,
        "article": article_of(reading),
        "older": history.older(stored.change),
        "newer": history.newer(stored.change),
    }
    return render(request, "wiki/revision.html", context)


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
