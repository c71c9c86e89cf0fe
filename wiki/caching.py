"""Serving a page again without making it again: ETag, Last-Modified, 304, the page cache and the kept articles.

The page cache has whole answers to readers, in front of all that makes one. An article, which is most of a page and
the same for everybody, is kept for the pages of those signed in as well.
"""

import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s
from typing import Any

import orjson
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag

from common.build import build_id
from common.compressing import GZIP
from wiki.alternates import is_for_browsers
from wiki.kinds import model_of
from wiki.markup import RENDERER_VERSION
from wiki.pages import Stamp, stamp_of

Parts = dict[str, str]
MESSAGES_COOKIE = CookieStorage.cookie_name
NOT_KEPT = frozenset({"Content-Encoding", "Content-Length", "ETag"})
"""Headers that are told anew with each answer."""


@dataclass(frozen=True)
class KeptPage:
    """An answer as readers get it: whose it is, its tag and its moment (Unix), the body compressed, its headers."""

    kind: str
    slug: str
    etag: str
    modified: int
    zipped: bytes
    headers: dict[str, str]


def etag_of(kind: str, stamp: Stamp) -> str:
    """The page as anyone reads it: build, renderer, page, revision, what was touched, and the link stamp."""
    return quote_etag("-".join(map(str, (build_id(), RENDERER_VERSION, kind, *stamp))))


def is_reader(request: HttpRequest) -> bool:
    """Nobody is signed in and no message waits, told without asking the database or touching the session."""
    return not {settings.SESSION_COOKIE_NAME, MESSAGES_COOKIE} & request.COOKIES.keys()


def serve(request: HttpRequest, page: Any, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page, or word that the browser's copy is good; those signed in get theirs made each time.

    `page` comes from `wiki.pages.stamped`.
    """
    if not is_reader(request):
        response = make()
        response["Cache-Control"] = "private, no-cache"
        return response
    etag, modified = etag_of(page.kind, Stamp.of(page)), int(_modified(page).timestamp())
    response = get_conditional_response(request, etag, modified) or _to_be_kept(make(), page, etag, modified)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
    return response


def kept_parts(page: Any, make: Callable[[], Parts]) -> Parts:
    """Parts of a page that are the same for everybody, by name, from the cache; or made and put there."""
    key = f"parts:{etag_of(page.kind, Stamp.of(page))}"
    zipped: bytes | None = cache.get(key)
    if zipped is not None:
        kept: Parts = orjson.loads(zlib.decompress(zipped, GZIP))
        return kept
    made = make()
    cache.set(key, gzip.compress(orjson.dumps(made), 6, mtime=0), settings.ARTICLE_CACHE_SECONDS)
    return made


def _modified(page: Any) -> datetime:
    moments: list[datetime] = [page.changed_at, page.stamp_moment or page.changed_at]
    return max(moments)


def _to_be_kept(response: HttpResponse, page: Any, etag: str, modified: int) -> HttpResponse:
    response.kept_as = (page.kind, page.slug, etag, modified)  # type: ignore[attr-defined]
    return response


class PageCacheMiddleware:
    """Answers readers with what was made for another, as long as nothing it shows has changed; one query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The kept page if it is good still, else what is made, which is kept if the view asks for it."""
        if not _may_be_kept(request):
            return self.get_response(request)
        request.get_host()  # refuses a host that is not ours, as all other ways into the site do
        key = _key(request.path)
        kept: KeptPage | None = cache.get(key)
        if kept is not None and _is_good(kept):
            return _answer(request, kept)
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and hasattr(response, "kept_as"):
            cache.set(key, _kept(response, *response.kept_as), settings.PAGE_CACHE_SECONDS)
        return response


def _may_be_kept(request: HttpRequest) -> bool:
    is_read = request.method in ("GET", "HEAD") and not request.META.get("QUERY_STRING")
    has_one_format = not request.path.endswith("/")
    is_told = has_one_format or is_for_browsers(request)
    return bool(is_read and settings.PAGE_CACHE_SECONDS and is_reader(request) and is_told)


def _key(path: str) -> str:
    """Paths hold any signs, the keys of some caches do not."""
    return f"page:{blake2s(path.encode(errors='surrogatepass')).hexdigest()}"


def _is_good(kept: KeptPage) -> bool:
    stamp = stamp_of(model_of(kept.kind), kept.slug)
    return stamp is not None and etag_of(kept.kind, stamp) == kept.etag


def _kept(response: HttpResponse, kind: str, slug: str, etag: str, modified: int) -> KeptPage:
    is_zipped = response.get("Content-Encoding") == "gzip"
    zipped = response.content if is_zipped else gzip.compress(response.content, 6, mtime=0)
    headers = {name: value for name, value in response.items() if name not in NOT_KEPT}
    return KeptPage(kind, slug, etag, modified, zipped, headers)


def _answer(request: HttpRequest, kept: KeptPage) -> HttpResponseBase:
    zipped = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    encoding = {"Content-Encoding": "gzip", "ETag": f"W/{kept.etag}"} if zipped else {"ETag": kept.etag}
    body = kept.zipped if zipped else zlib.decompress(kept.zipped, GZIP)
    response = HttpResponse(body, headers={**kept.headers, **encoding, "Content-Length": str(len(body))})
    return get_conditional_response(request, kept.etag, kept.modified, response) or response
