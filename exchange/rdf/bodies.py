"""Laws, organisations and sources as linked data."""

from collections.abc import Iterator

from rdflib import DCTERMS, RDF, SDO, XSD, Literal, URIRef

from exchange.rdf import codings
from exchange.rdf.codings import Row
from exchange.rdf.events import publication, texts
from exchange.rdf.names import Triple, country, elsewhere, page
from wiki.record import Record

HARMS = Row("harms", "protectsFrom", "harm")


def law(subject: URIRef, record: Record) -> Iterator[Triple]:
    """A law with the harms that it is about."""
    yield subject, RDF.type, SDO.Legislation
    yield from texts(subject, record, (("title", SDO.name), ("short_title", SDO.alternateName), ("region", "region")))
    for name in record.get("alt_titles") or []:
        yield subject, SDO.alternateName, Literal(name)
    if record.get("jurisdiction"):
        yield subject, SDO.legislationJurisdiction, Literal(record["jurisdiction"]["name"])
        for place in country(record["jurisdiction"]["code"]):
            yield subject, SDO.spatialCoverage, place
    if record.get("year"):
        yield subject, SDO.legislationDate, Literal(f"{record['year']:04}", datatype=XSD.gYear)
    if record.get("url"):
        yield subject, SDO.url, elsewhere(record["url"])
    yield from codings.triples(subject, record, HARMS)


def organisation(subject: URIRef, record: Record) -> Iterator[Triple]:
    """A named body, and the one that it was merged into."""
    yield subject, RDF.type, SDO.Organization
    yield subject, SDO.name, Literal(record["title"])
    for name in record.get("other_names") or []:
        yield subject, SDO.alternateName, Literal(name)
    if record.get("website"):
        yield subject, SDO.url, elsewhere(record["website"])
    if record.get("merged_into"):
        yield subject, DCTERMS.isReplacedBy, page("org", record["merged_into"]["slug"])


def source(subject: URIRef, record: Record) -> Iterator[Triple]:
    """A publication."""
    yield subject, RDF.type, SDO.CreativeWork
    yield from publication(subject, record)
