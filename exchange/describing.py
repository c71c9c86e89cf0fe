"""Describing an export: what was asked and when, under which licence the answer is, and what its fields mean."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings

from exchange.exporting import Described, Export, Exporter

DESCRIPTION = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def answer(export: Export, fields: Iterable[Described]) -> dict[str, Any]:
    """What stands before the records in JSON."""
    return {
        "title": export.sentence,
        "query": export.query,
        **_put_right(export),
        "moment": moment_of(export),
        "license": settings.CONTENT_LICENCE,
        "url": export.page_url,
        "describedby": export.url(DESCRIPTION),
        "fields": {one.name: str(one.meaning) for one in fields},
        "count": export.count,
        "next": export.next or None,
        "previous": export.previous or None,
    }


def package(export: Export) -> dict[str, Any]:
    """The export in all formats as a Data Package (datapackage.org); `query`, `corrected` and `rows` are properties of
    ours.
    """
    return {
        "$schema": PROFILE,
        "name": export.name,
        "id": export.url(DESCRIPTION),
        "title": export.sentence,
        "homepage": export.page_url,
        "created": moment_of(export),
        "licenses": [{"title": settings.CONTENT_LICENCE["name"], "path": settings.CONTENT_LICENCE["url"]}],
        "contributors": [{"title": settings.SITE_NAME, "path": f"{settings.BASE_URL}/", "roles": ["publisher"]}],
        "query": export.query,
        **_put_right(export),
        "rows": export.rows,
        "resources": [_resource(export, one) for one in export.formats() if one.extension != DESCRIPTION],
    }


def _put_right(export: Export) -> dict[str, Any]:
    """Nothing where the search was made as it was typed."""
    return {"corrected": export.corrected} if export.corrected else {}


def moment_of(export: Export) -> str:
    """The moment at which the question was answered, to the second."""
    return f"{export.moment:%Y-%m-%dT%H:%M:%SZ}"


def _resource(export: Export, exporter: Exporter) -> dict[str, Any]:
    return {
        "name": f"events-{exporter.extension}".replace(".", "-"),
        "title": str(exporter.label),
        "description": str(exporter.note),
        "path": export.url(exporter.extension),
        "format": exporter.extension,
        "mediatype": exporter.media_type,
        "encoding": "utf-8",
        **dict(of_rows(exporter)),
    }


def of_rows(exporter: Exporter) -> Iterator[tuple[str, Any]]:
    """What is said of the fields of a format that has rows."""
    if not exporter.fields:
        return
    yield "type", "table"
    if exporter.dialect:
        yield "dialect", exporter.dialect
    fields = [{"name": one.name, "type": one.type, "description": str(one.meaning)} for one in exporter.fields]
    yield "schema", {"fields": fields, "primaryKey": ["slug"], "missingValues": [""]}
