"""Signposting of a cited question: typed links that say how it is cited, described and licensed."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from exchange.signposting import LINKSET
from library.datacite.things import address, doi_of
from library.models import Query

TYPES = ("https://schema.org/Dataset", "https://schema.org/AboutPage")
ITEMS = {"csv": "text/csv", "jsonl": "application/jsonl", "json": "application/json"}
DESCRIPTIONS = {
    "datacite.json": "application/vnd.datacite.datacite+json",
    "datacite.xml": "application/vnd.datacite.datacite+xml",
    "bib": "application/x-bibtex",
}


def cite_as(query: Query) -> str:
    """The address by which it is cited: its DOI where it has one."""
    doi = doi_of(query.get_absolute_url())
    return f"https://doi.org/{doi}" if doi else address(query.get_absolute_url())


def header(query: Query) -> str:
    """The Link header of its page (RFC 8288)."""
    return ", ".join(_link(*one) for one in _links(query))


def linkset(query: Query) -> dict[str, Any]:
    """The same as a set of links (RFC 9264)."""
    found: dict[str, Any] = {"anchor": address(query.get_absolute_url())}
    for relation, url, media_type in _links(query):
        if relation != "linkset":
            found.setdefault(relation, []).append({"href": url, **({"type": media_type} if media_type else {})})
    return {"linkset": [found]}


def _link(relation: str, url: str, media_type: str) -> str:
    return f'<{url}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")


def _links(query: Query) -> Iterator[tuple[str, str, str]]:
    stem = address(query.get_absolute_url()).rstrip("/")
    yield "cite-as", cite_as(query), ""
    for extension, media_type in ITEMS.items():
        yield "item", f"{stem}.{extension}", media_type
    for extension, media_type in DESCRIPTIONS.items():
        yield "describedby", f"{stem}.{extension}", media_type
    yield "linkset", f"{stem}.linkset", LINKSET
    yield "license", settings.CONTENT_LICENCE["url"], ""
    for kind in TYPES:
        yield "type", kind, ""
