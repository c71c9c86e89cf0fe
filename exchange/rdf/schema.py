"""Our own vocabulary as linked data, in RDF Schema."""

from collections.abc import Iterator

from django.conf import settings
from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, XSD, Literal, URIRef

from exchange.rdf.names import EDTF, LANGUAGE, Triple, own, vocabulary
from exchange.rdf.vocabulary import ABOUT, CLASSES, PROPERTIES, TITLE, Class, Name, Property
from wiki.fields import Words


def triples() -> Iterator[Triple]:
    """The vocabulary, then each class and property with its label and meaning."""
    whole = URIRef(vocabulary().removesuffix("#"))
    yield whole, RDF.type, OWL.Ontology
    yield whole, DCTERMS.title, _said(TITLE)
    yield whole, DCTERMS.description, _said(ABOUT)
    yield whole, DCTERMS.license, URIRef(settings.CONTENT_LICENCE["url"])
    for sort in CLASSES:
        yield from _described(sort, whole, RDFS.Class, RDFS.subClassOf)
    for one in PROPERTIES:
        yield from _described(one, whole, RDF.Property, RDFS.subPropertyOf)
        yield own(one.name), SDO.domainIncludes, iri(one.of)
        yield own(one.name), SDO.rangeIncludes, iri(one.to)


def iri(name: Name) -> URIRef:
    """A word of ours, or of another vocabulary, as an IRI."""
    return name if isinstance(name, URIRef) else own(name)


def is_literal(one: Property) -> bool:
    """Whether the property holds a literal rather than leading to a thing."""
    return one.to == EDTF or str(one.to).startswith(str(XSD))


def _described(one: Class | Property, whole: URIRef, sort: URIRef, narrower: URIRef) -> Iterator[Triple]:
    name = own(one.name)
    yield name, RDF.type, sort
    yield name, RDFS.label, _said(one.label)
    yield name, RDFS.comment, _said(one.meaning)
    yield name, RDFS.isDefinedBy, whole
    if one.broader:
        yield name, narrower, iri(one.broader)


def _said(words: Words) -> Literal:
    return Literal(str(words), lang=LANGUAGE)
