"""Signposting (signposting.org): typed links that say how a page is cited, described and licensed, and its type."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.encoding import escape_uri_path

from exchange.records import page_url
from wiki.alternates import address_in, alternates_of
from wiki.models import WikiPage

TYPES = ("https://schema.org/AboutPage", "https://schema.org/Article")
MOST = 3_900
"""Bytes of the header: some servers in front take 4 KB."""
LINKSET = "application/linkset+json"
JSON_LD = "application/ld+json"
Links = Iterator[tuple[str, str, str]]
"""Relation, address and media type of what it leads to, the last perhaps empty."""


def header(page: WikiPage, number: int) -> str:
    """The Link header of a revision's page (RFC 8288). Where addresses are long, as much of it as there is room for,
    descriptions last, but schema.org's before the authors; all of it is in the linkset."""
    links = list(_links(page, number))
    room, shown = MOST, set()
    for link in sorted(links, key=_rank):
        room -= len(_written(*link)) + len(", ")
        if room < 0:
            break
        shown.add(link)
    return ", ".join(_written(*link) for link in links if link in shown)


def _rank(link: tuple[str, str, str]) -> int:
    relation, _url, media_type = link
    if relation == "describedby":
        return 1 if media_type == JSON_LD else 3
    return 2 if relation == "author" else 0


def _written(relation: str, url: str, media_type: str) -> str:
    return f'<{url}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")


def linkset(page: WikiPage, number: int) -> dict[str, list[dict[str, str]]]:
    """The same for a file of links (RFC 9264), without the link to itself."""
    found: dict[str, list[dict[str, str]]] = {}
    for relation, url, media_type in _links(page, number):
        if relation != "linkset":
            found.setdefault(relation, []).append({"href": url, **({"type": media_type} if media_type else {})})
    return found


def _links(page: WikiPage, number: int) -> Links:
    url = page_url(page.kind, page.slug)
    pinned = f"{page.get_absolute_url()}revisions/{number}"
    yield "cite-as", f"{url}revisions/{number}/", ""
    for one in alternates_of(page.kind):
        relation = "linkset" if one.media_type == LINKSET else "describedby"
        yield relation, f"{settings.BASE_URL}{address_in(pinned, one.extension)}", one.media_type
    yield "license", settings.CONTENT_LICENCE["url"], ""
    yield "author", f"{settings.BASE_URL}{escape_uri_path(page.get_absolute_url())}history/", "text/html"
    for kind in TYPES:
        yield "type", kind, ""
