"""DataCite's metadata as JSON, as its API takes it."""

from typing import Any

import orjson
from django.conf import settings

from exchange.citing.cited import everybody
from library.datacite.dataset import Dataset

VERSION = "http://datacite.org/schema/kernel-4"
KIND = {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"}
SUBJECTS = ("privacy", "data protection", "data breaches", "privacy incidents")


def written(dataset: Dataset) -> bytes:
    """The metadata as a file."""
    return orjson.dumps(described(dataset), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def described(dataset: Dataset) -> dict[str, Any]:
    """The metadata as an object; `doi` is there once one was minted."""
    return {
        **({"doi": dataset.doi} if dataset.doi else {}),
        "url": dataset.url,
        "schemaVersion": VERSION,
        "creators": [{"name": everybody().name, "nameType": "Organizational"}],
        "titles": [{"title": dataset.title}],
        "publisher": {"name": settings.SITE_NAME},
        "publicationYear": f"{dataset.moment:%Y}",
        "types": KIND,
        "subjects": [{"subject": subject} for subject in SUBJECTS],
        "dates": [{"date": moment_of(dataset), "dateType": "Created"}],
        "language": "en",
        "alternateIdentifiers": [{"alternateIdentifier": dataset.url, "alternateIdentifierType": "URL"}],
        "relatedIdentifiers": [
            {"relatedIdentifier": one.url, "relatedIdentifierType": "URL", "relationType": one.type}
            for one in dataset.relations
        ],
        "sizes": list(dataset.sizes),
        "formats": list(dataset.formats),
        "version": dataset.version,
        "rightsList": [{"rights": settings.CONTENT_LICENCE["name"], "rightsUri": settings.CONTENT_LICENCE["url"]}],
        "descriptions": [{"description": dataset.description, "descriptionType": "Abstract"}],
    }


def moment_of(dataset: Dataset) -> str:
    """When it was made."""
    return f"{dataset.moment:%Y-%m-%dT%H:%M:%SZ}"
