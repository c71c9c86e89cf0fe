"""The dumps as a catalogue in DCAT, the vocabulary by which portals of data harvest each other."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from rdflib import DCAT, DCTERMS, RDF, Literal, Namespace, URIRef

from exchange.dump_sets import DumpSet
from exchange.rdf.names import Triple, moment, number, part, text

SPDX = Namespace("http://spdx.org/rdf/terms#")
TYPES = "https://www.iana.org/assignments/media-types/"
TITLE = "Dumps of {site}"


def triples(sets: Iterable[DumpSet]) -> Iterator[Triple]:
    """The catalogue, each set as a data set, each file as a distribution with its size and checksum."""
    catalogue = URIRef(f"{settings.BASE_URL}/dumps/")
    licence = URIRef(settings.CONTENT_LICENCE["url"])
    yield catalogue, RDF.type, DCAT.Catalog
    yield catalogue, DCTERMS.title, text(TITLE.format(site=settings.SITE_NAME))
    yield catalogue, DCTERMS.publisher, URIRef(f"{settings.BASE_URL}/")
    yield catalogue, DCTERMS.license, licence
    for one in sets:
        dataset = URIRef(f"{settings.BASE_URL}{one.url}")
        yield catalogue, DCAT.dataset, dataset
        yield from _dataset(dataset, one, licence)


def _dataset(dataset: URIRef, one: DumpSet, licence: URIRef) -> Iterator[Triple]:
    yield dataset, RDF.type, DCAT.Dataset
    yield dataset, DCTERMS.title, text(one.description["title"])
    yield dataset, DCTERMS.description, text(one.description["description"])
    yield dataset, DCTERMS.identifier, Literal(one.name)
    yield dataset, DCTERMS.issued, moment(one.moment)
    yield dataset, DCTERMS.license, licence
    for word in one.description["keywords"]:
        yield dataset, DCAT.keyword, text(word)
    for resource in one.resources:
        distribution = URIRef(f"{dataset}{resource['path']}")
        yield dataset, DCAT.distribution, distribution
        yield from _distribution(distribution, resource, licence)


def _distribution(distribution: URIRef, resource: dict[str, Any], licence: URIRef) -> Iterator[Triple]:
    yield distribution, RDF.type, DCAT.Distribution
    yield distribution, DCTERMS.title, text(resource["title"])
    yield distribution, DCTERMS.description, text(resource["description"])
    yield distribution, DCTERMS.license, licence
    yield distribution, DCAT.downloadURL, distribution
    yield distribution, DCAT.mediaType, URIRef(f"{TYPES}{resource['mediatype']}")
    yield distribution, DCAT.compressFormat, URIRef(f"{TYPES}application/gzip")
    yield distribution, DCAT.byteSize, number(resource["bytes"])
    checksum = part(distribution, "sha256")
    yield distribution, SPDX.checksum, checksum
    yield checksum, RDF.type, SPDX.Checksum
    yield checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
    yield checksum, SPDX.checksumValue, Literal(resource["hash"].removeprefix("sha256:"))
