"""Sitemaps: every live page and what else is public, in parts by primary key, so that each costs the same."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from common.access import public
from wiki.mapped import Mapped, everything

PART = 20_000
"""Primary keys in a part; the protocol allows 50,000 addresses."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XML = "application/xml; charset=utf-8"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """/sitemap.xml: where the parts are."""
    places = "".join(f"<sitemap><loc>{_whole(path)}</loc></sitemap>\n" for path in _parts())
    content = f'{HEAD}<sitemapindex xmlns="{NAMESPACE}">\n{places}</sitemapindex>\n'
    return HttpResponse(content, content_type=XML)


@public
@require_safe
def part(request: HttpRequest, kind: str, number: int) -> StreamingHttpResponse:
    """/sitemaps/<kind>-<number>.xml: what of a kind has its primary key in that part."""
    mapped = everything().get(kind)
    if mapped is None:
        raise Http404
    rows = mapped.rows().filter(pk__gt=(number - 1) * PART, pk__lte=number * PART).order_by("pk")
    return StreamingHttpResponse(_entries(mapped, rows), content_type=XML)


def _parts() -> Iterator[str]:
    for name, mapped in everything().items():
        greatest = mapped.rows().aggregate(last=Max("pk"))["last"] or 0
        yield from (f"/sitemaps/{name}-{number}.xml" for number in range(1, -(-greatest // PART) + 1))


def _entries(mapped: Mapped, rows: QuerySet[Any]) -> Iterator[str]:
    yield f'{HEAD}<urlset xmlns="{NAMESPACE}">\n'
    for word, changed in rows.values_list(mapped.column, "changed_at").iterator(chunk_size=2_000):
        address = _whole(mapped.address(quote(word)))
        yield f"<url><loc>{address}</loc><lastmod>{changed:%Y-%m-%dT%H:%M:%SZ}</lastmod></url>\n"
    yield "</urlset>\n"


def _whole(path: str) -> str:
    return escape(f"{settings.BASE_URL}{path}")
