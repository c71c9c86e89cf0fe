"""The revision itself as linked data: a document with a number, a moment, an author and a licence."""

from collections.abc import Iterator

from django.conf import settings
from rdflib import DCTERMS, PROV, RDF, SDO, Literal, URIRef

from exchange.rdf.names import Triple, moment, number, own, truth
from wiki.editions import Edition


def iri_of(subject: URIRef, edition: Edition) -> URIRef:
    """The revision of a page."""
    return URIRef(f"{subject}revisions/{edition.number}/")


def triples(subject: URIRef, edition: Edition) -> Iterator[Triple]:
    """What is told of a revision, and its text in Markdown."""
    document = iri_of(subject, edition)
    yield document, RDF.type, SDO.Article
    yield document, RDF.type, PROV.Entity
    yield document, SDO.about, subject
    yield document, SDO.version, number(edition.number)
    yield document, PROV.generatedAtTime, moment(edition.moment)
    yield document, DCTERMS.creator, Literal(edition.author)
    yield document, DCTERMS.license, URIRef(settings.CONTENT_LICENCE["url"])
    yield document, DCTERMS.isPartOf, URIRef(f"{settings.BASE_URL}/")
    yield document, own("isMinor"), truth(value=edition.minor)
    if edition.summary:
        yield document, DCTERMS.description, Literal(edition.summary)
    if edition.record["body"]:
        yield document, SDO.text, Literal(edition.record["body"])
