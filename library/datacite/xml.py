"""DataCite's metadata as XML."""

from collections.abc import Iterator

from django.conf import settings

from exchange.citing.cited import everybody
from exchange.datacite import NAMESPACE, SCHEMA
from exchange.oai.markup import element, rooted, wrapped
from library.datacite.dataset import Dataset
from library.datacite.json import KIND, SUBJECTS, moment_of

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def written(dataset: Dataset) -> bytes:
    """The metadata as a file; without a DOI the address is the identifier."""
    return f"{DECLARATION}{rooted('resource', _parts(dataset), {'': NAMESPACE}, SCHEMA)}\n".encode()


def _parts(dataset: Dataset) -> Iterator[str]:
    creator = element("creatorName", everybody().name, {"nameType": "Organizational"})
    rights = {"rightsURI": settings.CONTENT_LICENCE["url"]}
    yield element("identifier", dataset.doi or dataset.url, {"identifierType": "DOI" if dataset.doi else "URL"})
    yield wrapped("creators", [wrapped("creator", [creator])])
    yield wrapped("titles", [element("title", dataset.title)])
    yield element("publisher", settings.SITE_NAME)
    yield element("publicationYear", f"{dataset.moment:%Y}")
    yield element("resourceType", KIND["resourceType"], {"resourceTypeGeneral": KIND["resourceTypeGeneral"]})
    yield wrapped("subjects", [element("subject", subject) for subject in SUBJECTS])
    yield wrapped("dates", [element("date", moment_of(dataset), {"dateType": "Created"})])
    yield element("language", "en")
    yield wrapped(
        "alternateIdentifiers",
        [element("alternateIdentifier", dataset.url, {"alternateIdentifierType": "URL"})],
    )
    yield wrapped("relatedIdentifiers", _relations(dataset))
    yield wrapped("sizes", [element("size", size) for size in dataset.sizes])
    yield wrapped("formats", [element("format", one) for one in dataset.formats])
    yield element("version", dataset.version)
    yield wrapped("rightsList", [element("rights", settings.CONTENT_LICENCE["name"], rights)])
    yield wrapped("descriptions", [element("description", dataset.description, {"descriptionType": "Abstract"})])


def _relations(dataset: Dataset) -> Iterator[str]:
    for one in dataset.relations:
        said = {"relatedIdentifierType": "URL", "relationType": one.type}
        yield element("relatedIdentifier", one.url, said)
