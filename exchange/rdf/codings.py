"""Values as they were written, with what they were found to mean."""

from collections.abc import Iterator
from typing import NamedTuple

from rdflib import RDF, Literal, URIRef

from exchange.rdf.names import Triple, number, own, page, part
from wiki.record import Record


class Row(NamedTuple):
    """A list of the record whose items name pages: where each item has its text, its slug and the label of the day.

    `name` is the property that leads straight to what is meant, `kind` the kind of page that this is.
    """

    key: str
    name: str
    kind: str
    text: str = "text"
    slug: str = "term"
    label: str = "label"
    leads: str = "coding"
    sort: str = "Coding"


def triples(subject: URIRef, record: Record, row: Row) -> Iterator[Triple]:
    """Straight to each term, and by the way of a coding that keeps the text, the order and the label of the day."""
    for place, item in enumerate(record.get(row.key) or [], 1):
        coding = coding_of(subject, row, place)
        yield subject, own(row.leads), coding
        yield coding, RDF.type, own(row.sort)
        yield coding, own("row"), own(row.name)
        yield coding, own("place"), number(place)
        yield coding, own("asWritten"), Literal(item[row.text])
        if item.get(row.slug):
            meant = page(row.kind, item[row.slug])
            yield subject, own(row.name), meant
            yield coding, own("means"), meant
            yield coding, own("labelThen"), Literal(item[row.label])


def coding_of(subject: URIRef, row: Row, place: int) -> URIRef:
    """The coding at a place of a row, counted from 1."""
    return part(subject, f"{row.key}-{place}")
