"""Describing a set of dumps: a Data Package for programs, a README for people, checksums for both."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings

from exchange.describing import PROFILE, of_rows
from exchange.dumping import Dump
from exchange.exporting import exporters
from incidents.models import Event
from wiki.models import Change


class File(Protocol):
    """A file of a set, as it was written."""

    @property
    def dump(self) -> Dump: ...

    @property
    def name(self) -> str: ...

    @property
    def size(self) -> int: ...

    @property
    def sha256(self) -> str: ...


def described(name: str, moment: datetime, files: Iterable[File]) -> dict[str, Any]:
    """The set as a Data Package (datapackage.org); `events` and `revisions` are properties of ours."""
    return {
        "$schema": PROFILE,
        "name": f"dump-{name}",
        "id": f"{settings.BASE_URL}/dumps/{name}/",
        "title": f"{settings.SITE_NAME}, {moment:%-d %B %Y}",
        "description": "All pages of a wiki of privacy incidents, with their whole history, and public reading lists.",
        "homepage": f"{settings.BASE_URL}/",
        "version": name,
        "created": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        "keywords": ["privacy", "data breaches", "incidents"],
        "licenses": [{"title": settings.CONTENT_LICENCE["name"], "path": settings.CONTENT_LICENCE["url"]}],
        "contributors": [{"title": settings.SITE_NAME, "path": f"{settings.BASE_URL}/", "roles": ["publisher"]}],
        "events": Event.objects.live().count(),
        "revisions": Change.objects.count(),
        "resources": [_resource(one) for one in files],
    }


def _resource(file: File) -> dict[str, Any]:
    name, _dot, extension = file.dump.file_name.partition(".")
    exporter = exporters().get(extension) if name == "events" else None
    return {
        "name": file.dump.file_name.replace(".", "-"),
        "title": str(file.dump.label),
        "description": str(file.dump.note),
        "path": file.name,
        "format": extension,
        "mediatype": file.dump.media_type,
        "encoding": "utf-8",
        "compression": "gz",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        **(dict(of_rows(exporter)) if exporter else {}),
    }


def readme(package: Mapping[str, Any]) -> str:
    """What it is, file by file, and how it is read."""
    licence = package["licenses"][0]
    files = "\n".join(f"- `{one['path']}`: {one['title']}: {one['description']}." for one in package["resources"])
    return _README.format(
        title=package["title"],
        url=package["id"],
        created=package["created"],
        events=f"{package['events']:,}",
        revisions=f"{package['revisions']:,}",
        files=files,
        licence=licence["title"],
        terms=licence["path"],
    )


_README = """# {title}

<{url}>, begun {created}: {events} events, {revisions} revisions.

## Files
{files}
- `datapackage.json`: what the files hold, field by field, with sizes and checksums.
- `SHA256SUMS`: checksums; `sha256sum --check SHA256SUMS`.

## Reading them
- Python: `pandas.read_csv("events.csv.gz", parse_dates=["revision_moment"])`
- R: `read.csv(gzfile("events.csv.gz"), na.strings = "")`
- DuckDB: `SELECT * FROM 'events.csv.gz'`
- RDF: `zcat pages.nt.gz | rapper -i ntriples -c - urn:base`
- An empty base of the same software: `manage.py import_events jsonl history.jsonl.gz`

## Licence
{licence}: <{terms}>. To name the authors it is enough to name the site and the address above.
"""


def checksums(files: Iterable[File], texts: Mapping[str, str]) -> str:
    """Lines as sha256sum writes and checks them."""
    sums = {one.name: one.sha256 for one in files}
    sums |= {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}
    return "".join(f"{digest}  {name}\n" for name, digest in sums.items())
