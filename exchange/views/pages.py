"""/events/<slug>.json and the like: a page of any kind, today's or an old revision, as a file."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from common.access import public
from common.build import build_id
from exchange.page_formats import PageFormat, format_of
from exchange.records import page_url
from exchange.responding import licence_url, link_header
from wiki import history
from wiki.alternates import alternates_of, unavailable
from wiki.caching import serve
from wiki.editions import edition_of
from wiki.history import Stored
from wiki.models import WikiPage
from wiki.pages import page_view
from wiki.views.reading import stored_or_404


@public
@require_safe
@page_view
def latest(request: HttpRequest, page: WikiPage, extension: str) -> HttpResponseBase:
    """The latest revision of a page in a format."""
    found = format_of(page.kind, extension)
    if found is None:
        return _unavailable(request, page, extension)
    return serve(request, page, lambda: _file(found, page, history.latest(page)))


@public
@require_safe
@page_view
def revision(request: HttpRequest, page: WikiPage, number: int, extension: str) -> HttpResponseBase:
    """Revision `number` of a page as it was."""
    found = format_of(page.kind, extension)
    if found is None:
        return _unavailable(request, page, extension)
    etag = quote_etag(f"{build_id()}-{page.pk}-{quote(page.slug)}-{number}")
    response = get_conditional_response(request, etag) or _file(found, page, stored_or_404(page, number))
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


def _unavailable(request: HttpRequest, page: WikiPage, extension: str) -> HttpResponse:
    """406: pages of the kind have no such format."""
    return unavailable(request.path.removesuffix(f".{extension}") + "/", alternates_of(page.kind))


def _file(page_format: PageFormat, page: WikiPage, stored: Stored) -> HttpResponse:
    content = page_format.write(page, edition_of(page, stored))
    response = HttpResponse(content, content_type=page_format.content_type)
    response["Link"] = link_header({"license": licence_url(), "canonical": page_url(page.kind, page.slug)})
    return response
