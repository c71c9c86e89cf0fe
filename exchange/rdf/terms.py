"""Terms as concepts of SKOS, their vocabularies as concept schemes."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from rdflib import DCTERMS, OWL, RDF, SKOS, Literal, URIRef

from exchange.rdf import names
from exchange.rdf.names import Triple, elsewhere, own, text, truth
from taxonomy.models import Term
from wiki.editions import Edition
from wiki.markup import plain
from wiki.record import Record


def triples(subject: URIRef, record: Record, model: type[Term]) -> Iterator[Triple]:
    """A concept with its labels, notes, place and matches."""
    whole = names.scheme(model.scheme)
    yield subject, RDF.type, SKOS.Concept
    yield subject, SKOS.inScheme, whole
    yield from _words(subject, record)
    if record.get("parent"):
        yield subject, SKOS.broader, names.page(model.kind, record["parent"]["slug"])
    else:
        yield subject, SKOS.topConceptOf, whole
    for key, relation in (("exact_matches", SKOS.exactMatch), ("close_matches", SKOS.closeMatch)):
        for match in record.get(key) or []:
            yield from _match(subject, relation, match)
    yield from _standing(subject, record, model)


def scheme_triples(model: type[Term], editions: Iterable[Edition]) -> Iterator[Triple]:
    """A vocabulary with all its terms, from the top down as well."""
    whole = names.scheme(model.scheme)
    yield whole, RDF.type, SKOS.ConceptScheme
    yield whole, SKOS.prefLabel, text(str(model.scheme_label))
    yield whole, DCTERMS.title, text(str(model.scheme_label))
    yield whole, DCTERMS.description, text(str(model.scheme_intro))
    yield whole, DCTERMS.license, URIRef(settings.CONTENT_LICENCE["url"])
    for edition in editions:
        term = names.page(model.kind, edition.slug)
        yield from triples(term, edition.record, model)
        if edition.record["parent"]:
            yield names.page(model.kind, edition.record["parent"]["slug"]), SKOS.narrower, term
        else:
            yield whole, SKOS.hasTopConcept, term


def _words(subject: URIRef, record: Record) -> Iterator[Triple]:
    yield subject, SKOS.prefLabel, text(record["title"])
    for label in record.get("alt_labels") or []:
        if label != record["title"]:  # SKOS S13: one text is no label of two sorts
            yield subject, SKOS.altLabel, text(label)
    for key, name in (("definition", SKOS.definition), ("scope_note", SKOS.scopeNote)):
        if record.get(key):
            yield subject, name, text(plain(record[key]))


def _match(subject: URIRef, relation: URIRef, match: str) -> Iterator[Triple]:
    other = elsewhere(match)
    yield subject, relation if isinstance(other, URIRef) else SKOS.note, other


def _standing(subject: URIRef, record: Record, model: type[Term]) -> Iterator[Triple]:
    if record.get("special_category"):
        yield subject, own("specialCategory"), truth(value=True)
    if record.get("source"):
        yield subject, DCTERMS.source, Literal(record["source"])
    if record.get("superseded_by"):
        yield subject, DCTERMS.isReplacedBy, names.page(model.kind, record["superseded_by"]["slug"])
        yield subject, OWL.deprecated, truth(value=True)
