"""Names of things in linked data: addresses as IRIs, and values as typed literals. There are no blank nodes."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import quote

from django.conf import settings
from django.utils.encoding import iri_to_uri
from rdflib import DCAT, DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, Literal, Namespace, URIRef
from rdflib.term import Node

from exchange.records import page_url
from incidents import dates

Triple = tuple[Node, Node, Node]

DPV = Namespace("https://w3id.org/dpv#")
PLACE = Namespace("https://w3id.org/dpv/loc#")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
PREFIXES = {
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "schema": SDO,
    "dpv": DPV,
    "dcat": DCAT,
    "loc": PLACE,
}
LANGUAGE = "en"
"""The language of the vocabularies' labels and definitions."""
NO_PLACE = frozenset({"COE"})
"""Codes of ours for which the Data Privacy Vocabulary has no place."""
_WEB = re.compile(r"\Ahttps?://[^/]", re.IGNORECASE)


def vocabulary() -> str:
    """What the names of our own properties begin with."""
    return f"{settings.BASE_URL}/vocabulary/#"


def own(name: str) -> URIRef:
    """A property or class of our own vocabulary."""
    return URIRef(f"{vocabulary()}{name}")


def page(kind: str, slug: str) -> URIRef:
    """A page, which stands for what it is about."""
    return URIRef(page_url(kind, slug))


def scheme(word: str) -> URIRef:
    """A vocabulary, by its word in addresses."""
    return URIRef(f"{settings.BASE_URL}/taxonomy/{word}/")


def part(whole: URIRef, name: str) -> URIRef:
    """A named part of a thing."""
    return URIRef(f"{whole}#{quote(name)}")


def elsewhere(address: str) -> Node:
    """An address of the web as an IRI; a text that is none stays a text."""
    if not _WEB.match(address):
        return Literal(address)
    return URIRef(iri_to_uri(address))


def country(code: str) -> Iterator[URIRef]:
    """The place that a code of ours means in the Data Privacy Vocabulary, where it has one."""
    if code not in NO_PLACE:
        yield PLACE[quote(code)]


def text(value: str) -> Literal:
    """Words of the vocabularies, in their language."""
    return Literal(value, lang=LANGUAGE)


def edtf(value: str) -> Literal:
    """A date as EDTF."""
    return Literal(value, datatype=EDTF)


def days(value: str) -> Iterator[tuple[str, Literal]]:
    """The first and the last day that a date can mean, where they are days of the calendar."""
    bounds = dates.bounds(value)
    for name, day in (("earliest", bounds.earliest), ("latest", bounds.latest)):
        if day is not None:
            yield name, Literal(day.isoformat(), datatype=XSD.date)


def moment(value: datetime) -> Literal:
    """A moment in UTC."""
    return Literal(value.isoformat().replace("+00:00", "Z"), datatype=XSD.dateTime)


def number(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=XSD.integer)


def truth(*, value: bool) -> Literal:
    """True or false."""
    return Literal(value)
