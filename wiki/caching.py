"""Serving a page again without making it again: ETag, Last-Modified, 304, and the page cache for readers."""

import gzip
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag

from common.build import build_id
from wiki.markup import RENDERER_VERSION

MESSAGES_COOKIE = CookieStorage.cookie_name


def etag_of(page: Any) -> str:
    """The page as anyone reads it: build, renderer, page, revision, what was touched, and the link stamp.

    `page` comes from `wiki.pages.stamped`.
    """
    parts = (build_id(), RENDERER_VERSION, page.kind, page.pk, page.latest_number, page.touched, page.stamp or 0)
    return quote_etag("-".join(map(str, parts)))


def is_reader(request: HttpRequest) -> bool:
    """Nobody is signed in and no message waits, told without asking the database or touching the session."""
    return not {settings.SESSION_COOKIE_NAME, MESSAGES_COOKIE} & request.COOKIES.keys()


def serve(request: HttpRequest, page: Any, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page from the browser's copy, from the cache, or made anew; those signed in get it made each time."""
    if not is_reader(request):
        response = make()
        response["Cache-Control"] = "private, no-cache"
        return response
    etag, modified = etag_of(page), _modified(page)
    unchanged = get_conditional_response(request, etag, int(modified.timestamp()))
    response = unchanged or _kept_or_made(request, etag, make)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified.timestamp())
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
    return response


def _modified(page: Any) -> datetime:
    moments: list[datetime] = [page.changed_at, page.stamp_moment or page.changed_at]
    return max(moments)


def _kept_or_made(request: HttpRequest, etag: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    if not settings.PAGE_CACHE_SECONDS:
        return make()
    key = f"page:{etag}"
    zipped: bytes | None = cache.get(key)
    if zipped is None:
        made = make()
        cache.set(key, gzip.compress(made.content, 6, mtime=0), settings.PAGE_CACHE_SECONDS)
        return made
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(gzip.decompress(zipped))
    return HttpResponse(zipped, headers={"Content-Encoding": "gzip"})
