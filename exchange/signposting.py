"""Signposting (signposting.org): typed links that say how a page is cited, described and licensed, and its type."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.encoding import escape_uri_path

from exchange.records import page_url
from wiki.alternates import address_in, alternates_of
from wiki.models import WikiPage

TYPES = ("https://schema.org/AboutPage", "https://schema.org/Article")
LONG = 300
"""Characters of an address beyond which the header would outgrow what servers in front take, which is 4 KB for some."""
LINKSET = "application/linkset+json"
Links = Iterator[tuple[str, str, str]]
"""Relation, address and media type of what it leads to, the last perhaps empty."""


def header(page: WikiPage, number: int) -> str:
    """The Link header of a revision's page (RFC 8288); of long addresses descriptions are in the linkset alone."""
    parts = []
    for relation, url, media_type in _links(page, number):
        if relation == "describedby" and len(url) > LONG:
            continue
        of_type = f'; type="{media_type}"' if media_type else ""
        parts.append(f'<{url}>; rel="{relation}"{of_type}')
    return ", ".join(parts)


def linkset(page: WikiPage, number: int) -> dict[str, list[dict[str, str]]]:
    """The same for a file of links (RFC 9264), without the link to itself."""
    found: dict[str, list[dict[str, str]]] = {}
    for relation, url, media_type in _links(page, number):
        if relation != "linkset":
            found.setdefault(relation, []).append({"href": url, **({"type": media_type} if media_type else {})})
    return found


def _links(page: WikiPage, number: int) -> Links:
    url = page_url(page.kind, page.slug)
    pinned = f"{escape_uri_path(page.get_absolute_url())}revisions/{number}"
    yield "cite-as", f"{url}revisions/{number}/", ""
    for one in alternates_of(page.kind):
        relation = "linkset" if one.media_type == LINKSET else "describedby"
        yield relation, f"{settings.BASE_URL}{address_in(pinned, one.extension)}", one.media_type
    yield "license", settings.CONTENT_LICENCE["url"], ""
    yield "author", f"{settings.BASE_URL}{escape_uri_path(page.get_absolute_url())}history/", "text/html"
    for kind in TYPES:
        yield "type", kind, ""
