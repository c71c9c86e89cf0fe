"""What links here: the bodies that lead to a page, and what else uses it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.access import public
from common.paging import number_in, slice_of
from wiki.incoming import links_to, pages_of
from wiki.models import WikiPage
from wiki.pages import page_view
from wiki.panels import panels_of

PER_PAGE = 50


@public
@require_safe
@page_view
def links(request: HttpRequest, page: WikiPage) -> HttpResponse:
    """Pages whose text links here, and panels of the layers above; each list is paged by key."""
    after = number_in(request.GET, "after", Http404)
    found = links_to(page)
    part = slice_of(found.filter(pk__gt=after) if after else found, PER_PAGE, is_first=not after)
    titles = pages_of(part.rows)
    context = {
        "page": page,
        "rows": [(link, titles[link.kind, link.page_id]) for link in part.rows],
        "part": part,
        "panels": panels_of(page, request, "links"),
    }
    return render(request, "wiki/links.html", context)
