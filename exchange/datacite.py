"""DataCite's metadata schema 4 of an event: https://schema.datacite.org/meta/kernel-4/."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from django.conf import settings

from exchange.oai.markup import element, rooted, wrapped
from incidents.records import url_of
from taxonomy.models import AffectedGroup, Consequence, Harm, InformationType, ThreatActor
from wiki.editions import Edition
from wiki.markup import plain

VERSION = "4.7"
NAMESPACE = "http://datacite.org/schema/kernel-4"
SCHEMA = "https://schema.datacite.org/meta/kernel-4.7/metadata.xsd"
SUBJECTS = {
    "harms": Harm,
    "information_types": InformationType,
    "threat_actors": ThreatActor,
    "affected_groups": AffectedGroup,
    "consequences": Consequence,
}


def resource(edition: Edition) -> str:
    """An event as DataCite describes a text: an entry of a reference work, with its version and what it draws on."""
    return rooted("resource", _parts(edition), {"": NAMESPACE}, SCHEMA)


def _parts(edition: Edition) -> Iterator[str]:
    record, url = edition.record, url_of(edition.slug)
    creator = element("creatorName", f"{settings.SITE_NAME} contributors", {"nameType": "Organizational"})
    yield element("identifier", url, {"identifierType": "URL"})
    yield wrapped("creators", [wrapped("creator", [creator])])
    yield wrapped("titles", _titles(record))
    yield element("publisher", settings.SITE_NAME)
    yield element("publicationYear", f"{edition.moment:%Y}")
    yield element("resourceType", "Entry of a reference work", {"resourceTypeGeneral": "Text"})
    yield from _group("subjects", _subjects(record))
    yield wrapped("dates", _dates(edition))
    yield element("language", "en")
    yield from _group("relatedIdentifiers", _related(edition, url))
    yield wrapped("formats", [element("format", "text/html")])
    yield element("version", str(edition.number))
    rights = {"rightsURI": settings.CONTENT_LICENCE["url"]}
    yield wrapped("rightsList", [element("rights", settings.CONTENT_LICENCE["name"], rights)])
    yield from _group("descriptions", _descriptions(record))
    yield from _group("geoLocations", _places(record))


def _group(name: str, parts: Iterable[str]) -> Iterator[str]:
    """A group of elements, where there are any."""
    found = list(parts)
    if found:
        yield wrapped(name, found)


def _titles(record: dict[str, Any]) -> Iterator[str]:
    yield element("title", record["title"])
    if record["short_title"]:
        yield element("title", record["short_title"], {"titleType": "AlternativeTitle"})


def _subjects(record: dict[str, Any]) -> Iterator[str]:
    for key, model in SUBJECTS.items():
        for value in record[key]:
            said = {"subjectScheme": str(model.scheme_label)}
            if value["term"]:
                said["valueURI"] = f"{settings.BASE_URL}{model.address_of(quote(value['term']))}"
            yield element("subject", value["label"] or value["text"], said)


def _dates(edition: Edition) -> Iterator[str]:
    yield element("date", f"{edition.moment:%Y-%m-%dT%H:%M:%SZ}", {"dateType": "Updated"})
    if edition.record["date_edtf"]:
        yield element("date", edition.record["date_edtf"], {"dateType": "Coverage"})


def _related(edition: Edition, url: str) -> Iterator[str]:
    revision = f"{url}revisions/{edition.number}/"
    yield element("relatedIdentifier", revision, {"relatedIdentifierType": "URL", "relationType": "HasVersion"})
    for source in edition.record["sources"]:
        if source["url"]:
            yield element(
                "relatedIdentifier", source["url"], {"relatedIdentifierType": "URL", "relationType": "References"}
            )


def _descriptions(record: dict[str, Any]) -> Iterator[str]:
    lead = plain(record["summary"])
    if lead:
        yield element("description", lead, {"descriptionType": "Abstract"})


def _places(record: dict[str, Any]) -> Iterator[str]:
    places = [country["name"] for country in record["countries"]] or [record["location"]]
    return (wrapped("geoLocation", [element("geoLocationPlace", place)]) for place in places if place)
