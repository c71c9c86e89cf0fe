"""An event as linked data: what its infobox says."""

from collections.abc import Iterator
from typing import Any

from rdflib import DCTERMS, RDF, SDO, Literal, URIRef

from exchange.rdf import codings
from exchange.rdf.codings import Row
from exchange.rdf.names import DPV, Triple, country, days, edtf, elsewhere, number, own, page, part, truth
from incidents.records import states_in
from wiki.markup import plain
from wiki.record import Record

HARMS = Row("harms", "harm", "harm")
ORGANISATIONS = Row(
    *("organisations", "organisation", "org", "name", "organisation", "title"), leads="involvement", sort="Involvement"
)
LAWS = Row("laws", "law", "law", slug="law", label="title", leads="legalOutcome", sort="LegalOutcome")
ROWS = (
    HARMS,
    Row("information_types", "information", "information"),
    Row("threat_actors", "threatActor", "actor"),
    Row("affected_groups", "affectedGroup", "group"),
    Row("high_risk_groups", "highRiskGroup", "group"),
    Row("consequences", "consequence", "consequence"),
    ORGANISATIONS,
    LAWS,
)
TEXTS = (
    ("title", SDO.name),
    ("short_title", SDO.alternateName),
    ("location", "location"),
    ("date_text", "dateAsWritten"),
    ("date_basis", "dateBasis"),
    ("coded", "codedBy"),
)
STATES = {"unknown": "isUnknown", "none": "isNone", "na": "isNotApplicable"}
STATED = {
    **{row.key: row.name for row in ROWS},
    "location": "location",
    "date_text": "dateAsWritten",
    "people": "people",
    "breakdown": "breakdown",
    "sources": "citation",
}
"""The property that each key with kinds of empty is told by."""
BREAKDOWN = (
    ("threat", "threat"),
    ("at_risk_group", "atRiskGroup"),
    ("harm", "harmDone"),
    ("secondary_consequences", "secondaryConsequences"),
)


def triples(subject: URIRef, record: Record) -> Iterator[Triple]:
    """The rows of the infobox in their order, and the lead."""
    yield subject, RDF.type, SDO.Event
    yield subject, RDF.type, own("PrivacyIncident")
    yield from texts(subject, record, TEXTS)
    if record["summary"]:
        yield subject, SDO.description, Literal(plain(record["summary"]))
    yield from _place_and_date(subject, record)
    for row in ROWS:
        yield from codings.triples(subject, record, row)
    yield from _primary(subject, record)
    yield from _parts(subject, record)
    yield from _people(subject, record.get("people"))
    yield from _breakdown(subject, record)
    for item in record.get("sources") or []:
        yield from _citation(subject, item)
    yield from _origin(subject, record.get("origin"))
    for key, state in states_in(record).items():
        yield subject, own(STATES[state]), own(STATED[key])


def texts(subject: URIRef, record: Record, names: tuple[tuple[str, Any], ...]) -> Iterator[Triple]:
    """Keys that hold a text, each under its property; nothing for those that are empty."""
    for key, name in names:
        if record.get(key):
            yield subject, name if isinstance(name, URIRef) else own(name), Literal(record[key])


def date(subject: URIRef, value: str) -> Iterator[Triple]:
    """A date in EDTF, where there is one."""
    if value:
        yield subject, DCTERMS.date, edtf(value)


def _place_and_date(subject: URIRef, record: Record) -> Iterator[Triple]:
    yield subject, own("isGlobal"), truth(value=bool(record.get("is_global")))
    for item in record.get("countries") or []:
        yield subject, own("countryCode"), Literal(item["code"])
        for place in country(item["code"]):
            yield subject, DPV.hasCountry, place
    written = record.get("date_edtf") or ""
    yield from date(subject, written)
    for name, day in days(written):
        yield subject, own(name), day


def _primary(subject: URIRef, record: Record) -> Iterator[Triple]:
    harms = record.get("harms") or []
    if harms and harms[0].get("term"):
        yield subject, own("primaryHarm"), page("harm", harms[0]["term"])


def _parts(subject: URIRef, record: Record) -> Iterator[Triple]:
    """What an involvement and a legal outcome say besides the body and the law."""
    for place, item in enumerate(record.get("organisations") or [], 1):
        yield codings.coding_of(subject, ORGANISATIONS, place), own("role"), Literal(item["role"])
    keys = {item["key"] for item in record.get("sources") or []}
    for place, item in enumerate(record.get("laws") or [], 1):
        outcome = codings.coding_of(subject, LAWS, place)
        yield from texts(outcome, item, (("outcome", "outcome"),))
        if item.get("source") in keys:
            yield outcome, own("shownBy"), _cited(subject, item["source"])


def _people(subject: URIRef, people: Record | None) -> Iterator[Triple]:
    if not people:
        return
    count = part(subject, "people")
    yield subject, own("people"), count
    yield count, RDF.type, SDO.QuantitativeValue
    yield count, own("countKind"), Literal(people["kind"])
    yield count, SDO.unitText, Literal(people["unit"])
    for key, name in (("low", SDO.minValue), ("high", SDO.maxValue)):
        if people[key] is not None:
            yield count, name, number(people[key])


def _breakdown(subject: URIRef, record: Record) -> Iterator[Triple]:
    for place, item in enumerate(record.get("breakdown") or [], 1):
        line = part(subject, f"breakdown-{place}")
        yield subject, own("breakdown"), line
        yield line, RDF.type, own("Breakdown")
        yield line, own("place"), number(place)
        yield from texts(line, item, BREAKDOWN)


def _citation(subject: URIRef, item: Record) -> Iterator[Triple]:
    citation = _cited(subject, item["key"])
    yield subject, own("citation"), citation
    yield citation, RDF.type, own("Citation")
    yield citation, own("key"), Literal(item["key"])
    if item.get("source"):
        yield subject, SDO.citation, page("source", item["source"])
        yield citation, own("publication"), page("source", item["source"])
    yield from publication(citation, item)
    if item.get("accessed"):
        yield citation, own("accessed"), edtf(item["accessed"])


def publication(subject: URIRef, item: Record) -> Iterator[Triple]:
    """What a citation and the page of a source say of a publication alike."""
    names = (("title", SDO.name), ("publisher", SDO.publisher), ("publication_kind", "publicationKind"))
    yield from texts(subject, item, names)
    for author in item.get("authors") or []:
        yield subject, SDO.author, Literal(author)
    yield from date(subject, item.get("date") or "")
    for key, name in (("url", SDO.url), ("archived_url", own("archivedAt"))):
        if item.get(key):
            yield subject, name, elsewhere(item[key])


def _cited(subject: URIRef, key: str) -> URIRef:
    return part(subject, f"source-{key}")


def _origin(subject: URIRef, origin: Record | None) -> Iterator[Triple]:
    if not origin:
        return
    whence = part(subject, "origin")
    yield subject, own("origin"), whence
    yield whence, RDF.type, own("Origin")
    names = (("source", SDO.isPartOf), ("id", DCTERMS.identifier))
    yield from texts(whence, origin, names)
    for key, name in (("url", SDO.url), ("licence", DCTERMS.license)):
        if origin.get(key):
            yield whence, name, elsewhere(origin[key])
