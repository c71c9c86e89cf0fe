"""/events/<slug>.json and the like: one event, today's or an old revision, as a file."""

from collections.abc import Callable
from urllib.parse import quote

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from common.access import public
from common.build import build_id
from exchange.markdown import written
from exchange.responding import licence_url, link_header
from incidents.records import public as public_record
from incidents.records import url_of
from wiki import history
from wiki.editions import Edition, edition_of
from wiki.models import WikiPage
from wiki.pages import page_view
from wiki.views.reading import stored_or_404


@public
@require_safe
@page_view
def json(request: HttpRequest, page: WikiPage) -> HttpResponseBase:
    """The public record of an event."""
    return _latest(request, page, _as_json)


@public
@require_safe
@page_view
def markdown(request: HttpRequest, page: WikiPage) -> HttpResponseBase:
    """An event as one Markdown text."""
    return _latest(request, page, _as_markdown)


@public
@require_safe
@page_view
def revision_json(request: HttpRequest, page: WikiPage, number: int) -> HttpResponseBase:
    """The public record of a revision as it was."""
    return _conditional(request, page, number, lambda: _as_json(edition_of(page, stored_or_404(page, number))))


def _latest(request: HttpRequest, page: WikiPage, make: Callable[[Edition], HttpResponse]) -> HttpResponseBase:
    return _conditional(request, page, page.latest_number, lambda: make(edition_of(page, history.latest(page))))


def _conditional(
    request: HttpRequest, page: WikiPage, number: int, make: Callable[[], HttpResponse]
) -> HttpResponseBase:
    """304 where the one who asks has it. What it says changes with a revision or a new address alone."""
    etag = quote_etag(f"{build_id()}-{page.pk}-{quote(page.slug)}-{number}")
    response = get_conditional_response(request, etag) or make()
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


def _as_json(edition: Edition) -> HttpResponse:
    content = orjson.dumps(public_record(edition), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return _file(edition, content, "application/json")


def _as_markdown(edition: Edition) -> HttpResponse:
    return _file(edition, written(edition).encode(), "text/markdown; charset=utf-8")


def _file(edition: Edition, content: bytes, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Link"] = link_header({"license": licence_url(), "canonical": url_of(edition.slug)})
    return response
