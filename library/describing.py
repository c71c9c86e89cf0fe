"""A cited question for programs that read its page: a data set of schema.org, and Dublin Core."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from exchange.citing.cited import everybody
from exchange.metadata import SCHEMA, script, the_base
from library.datacite.things import of_query
from library.files import query_files
from library.links import ITEMS, cite_as
from library.models import Query


def head(query: Query) -> SafeString:
    """What stands in the head of its page."""
    tags = format_html_join("\n  ", '<meta name="{}" content="{}">', _core(query))
    return mark_safe(f"{tags}\n  {script(_document(query))}")  # noqa: S308 (escaped there)


def _document(query: Query) -> dict[str, Any]:
    dataset = of_query(query)
    body = {"@type": "Organization", "name": everybody().name, "url": f"{settings.BASE_URL}/"}
    return {
        "@context": SCHEMA,
        "@type": "Dataset",
        "@id": dataset.url,
        "identifier": [cite_as(query), query.identifier, f"sha256:{query.rows.digest}"],
        "name": dataset.title,
        "description": dataset.description,
        "url": dataset.url,
        "version": dataset.version,
        "dateCreated": query.moment.isoformat(),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "license": settings.CONTENT_LICENCE["url"],
        "creator": body,
        "publisher": {**body, "name": settings.SITE_NAME},
        "isBasedOn": the_base(),
        "size": f"{query.rows.count} rows",
        "distribution": [_download(dataset.url, extension) for extension in ITEMS],
    }


def _download(url: str, extension: str) -> dict[str, Any]:
    media_type = query_files()[extension].alternate.media_type
    return {"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": f"{url.rstrip('/')}.{extension}"}


def _core(query: Query) -> Iterator[tuple[str, str]]:
    yield "DC.title", query.sentence
    yield "DC.creator", everybody().name
    yield "DC.publisher", settings.SITE_NAME
    yield "DC.date", f"{query.moment:%Y-%m-%d}"
    yield "DC.identifier", cite_as(query)
    yield "DC.type", "Dataset"
    yield "DC.rights", settings.CONTENT_LICENCE["url"]
