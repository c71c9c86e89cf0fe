"""What pages tell programs: Highwire tags, Dublin Core, Open Graph, COinS, unAPI, schema.org, and Signposting.

All of it comes from the page that is at hand, as plain strings, for it is made with each page that is read.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from exchange import signposting
from exchange.citing.cited import everybody
from exchange.citing.wording import reference
from exchange.embedding import discovery
from exchange.exporting import exporters
from exchange.records import page_url
from wiki.markup import plain
from wiki.metadata import Metadata, metadata
from wiki.models import WikiPage

SCHEMA = "https://schema.org"
ABOUT = {"event": "Event", "law": "Legislation", "org": "Organization", "source": "CreativeWork", "help": "Thing"}
"""What a page of a kind is about, in schema.org's words; else a term."""
DESCRIPTION_LENGTH = 300
NEVER_IN_SCRIPTS = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})
UNAPI = '<link rel="unapi-server" type="application/xml" title="unAPI" href="/unapi">'
CORE = '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">'


@metadata
def of_page(page: WikiPage, number: int, moment: datetime, says: Mapping[str, Any]) -> Metadata:
    """The metadata of a revision of a page."""
    url = page_url(page.kind, page.slug)
    pinned = f"{url}revisions/{number}/"
    title, about, author = says["title"], _description(says), everybody().name
    tags = "\n  ".join([*_tags(title, about, author, url, pinned, moment), *_oembed(page, url)])
    document = _document(page, says, about, author, number, moment)
    return Metadata(
        head=mark_safe(f"{UNAPI}\n  {CORE}\n  {tags}\n  {script(document)}"),  # noqa: S308 (escaped tag by tag)
        body=mark_safe(_spans(title, author, pinned, number, moment)),  # noqa: S308 (likewise)
        link=signposting.header(page, number),
    )


def script(document: Mapping[str, Any]) -> str:
    """JSON-LD for a page; data, which no content security policy takes for a script."""
    written = json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(NEVER_IN_SCRIPTS)
    return f'<script type="application/ld+json">{written}</script>'


def the_base() -> dict[str, Any]:
    """The whole base as a data set."""
    return {
        "@type": "Dataset",
        "@id": f"{settings.BASE_URL}/",
        "name": settings.SITE_NAME,
        "url": f"{settings.BASE_URL}/",
        "license": settings.CONTENT_LICENCE["url"],
    }


def the_base_in_full() -> dict[str, Any]:
    """The same as search engines for data sets want it: what it is, by whom, and where its files are."""
    files = [(one.media_type, f"{settings.BASE_URL}/events.{extension}") for extension, one in exporters().items()]
    return {
        "@context": SCHEMA,
        **the_base(),
        "description": _("Privacy incidents, told, coded and sourced: what happened, to whom, and what came of it."),
        "creator": {"@type": "Organization", "name": everybody().name, "url": f"{settings.BASE_URL}/"},
        "isAccessibleForFree": True,
        "distribution": [{"@type": "DataDownload", "encodingFormat": kind, "contentUrl": url} for kind, url in files],
    }


def _description(says: Mapping[str, Any]) -> str:
    return plain(says.get("summary") or says.get("definition") or "")[:DESCRIPTION_LENGTH]


def _tags(title: str, about: str, author: str, url: str, pinned: str, moment: datetime) -> Iterator[str]:
    day = f"{moment:%Y-%m-%d}"
    yield from _named(
        "name",
        [
            ("description", about),
            ("citation_title", title),
            ("citation_author", author),
            ("citation_publication_date", day.replace("-", "/")),
            ("citation_encyclopedia_title", settings.SITE_NAME),
            ("citation_language", "en"),
            ("citation_public_url", pinned),
            ("DC.title", title),
            ("DC.creator", author),
            ("DC.date", day),
            ("DC.identifier", pinned),
            ("DC.publisher", settings.SITE_NAME),
            ("DC.rights", settings.CONTENT_LICENCE["url"]),
            ("DC.type", "Text"),
            ("DC.language", "en"),
        ],
    )
    yield from _named(
        "property",
        [
            ("og:title", title),
            ("og:type", "website"),  # of an "article" Zotero makes one of a journal
            ("og:url", url),
            ("og:site_name", settings.SITE_NAME),
            ("og:description", about),
        ],
    )


def _oembed(page: WikiPage, url: str) -> Iterator[str]:
    """Where sites find the card of an event (exchange/embedding.py)."""
    if page.kind == "event":
        yield f'<link rel="alternate" type="application/json+oembed" title="oEmbed" href="{escape(discovery(url))}">'


def _named(attribute: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, content in pairs:
        if content:
            yield f'<meta {attribute}="{name}" content="{escape(content)}">'


def _spans(title: str, author: str, pinned: str, number: int, moment: datetime) -> str:
    """COinS and unAPI: empty elements whose title is for programs; what is cited, in a line, for our own script."""
    context = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "encyclopediaArticle",
        "rft.title": title,
        "rft.source": settings.SITE_NAME,
        "rft.aucorp": author,
        "rft.date": f"{moment:%Y-%m-%d}",
        "rft.identifier": pinned,
        "rft.language": "en",
    }
    coins = f'<span class="Z3988" title="{escape(urlencode(context))}"></span>'
    cited = escape(reference(title, settings.SITE_NAME, str(number), moment))
    return f'{coins}<abbr class="unapi-id" title="{pinned}" data-cited="{cited}"></abbr>'


def _document(
    page: WikiPage, says: Mapping[str, Any], about: str, author: str, number: int, moment: datetime
) -> dict[str, Any]:
    """The article, which is about a thing: as `.jsonld` has it, a revision is a document and the page's address names
    what it is about."""
    url = page_url(page.kind, page.slug)
    document = {
        "@context": SCHEMA,
        "@type": "Article",
        "@id": f"{url}revisions/{number}/",
        "headline": says["title"],
        "description": about,
        "url": f"{url}revisions/{number}/",
        "mainEntityOfPage": url,
        "version": number,
        "dateModified": moment.isoformat(),
        "inLanguage": "en",
        "license": settings.CONTENT_LICENCE["url"],
        "author": {"@type": "Organization", "name": author, "url": f"{settings.BASE_URL}/"},
        "publisher": {"@type": "Organization", "name": settings.SITE_NAME, "url": f"{settings.BASE_URL}/"},
        "isPartOf": the_base(),
        "about": dict(_thing(page.kind, url, says)),
    }
    return {name: value for name, value in document.items() if value}


def _thing(kind: str, url: str, says: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "@type", ABOUT.get(kind, "DefinedTerm")
    yield "@id", url
    yield "name", says.get("short_title") or says["title"]
    if kind == "event" and says["date_edtf"]:
        yield "startDate", says["date_edtf"]
    if kind == "event" and says["location"]:
        yield "location", {"@type": "Place", "name": says["location"]}
