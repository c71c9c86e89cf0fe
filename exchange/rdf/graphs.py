"""Graphs of pages and vocabularies, and the files that are made of them."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import orjson
from rdflib import Graph, URIRef

from exchange.rdf import bodies, events, names, revisions, terms
from exchange.rdf.names import PREFIXES, Triple, own, vocabulary
from exchange.rdf.schema import is_literal
from exchange.rdf.vocabulary import PROPERTIES
from taxonomy.schemes import SCHEMES
from wiki.editions import Edition
from wiki.record import Record

KINDS: dict[str, Callable[[URIRef, Record], Iterable[Triple]]] = {
    "event": events.triples,
    **{model.kind: partial(terms.triples, model=model) for model in SCHEMES.values()},
    "law": bodies.law,
    "org": bodies.organisation,
    "source": bodies.source,
}
"""How the record of each kind of page that is linked data becomes it."""
LIST_OF_NODES = "@graph"


def triples_of(kind: str, edition: Edition) -> Iterator[Triple]:
    """What a revision of a page says, and what is told of the revision."""
    subject = names.page(kind, edition.slug)
    yield from KINDS[kind](subject, edition.record)
    yield from revisions.triples(subject, edition)


def graph_of(triples: Iterable[Triple]) -> Graph:
    """A graph with the prefixes that its files are written with."""
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    graph.bind("casebook", vocabulary())
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, str(namespace))
    for triple in triples:
        graph.add(triple)
    return graph


def turtle(triples: Iterable[Triple]) -> bytes:
    """A Turtle file."""
    return graph_of(triples).serialize(format="turtle", encoding="utf-8")


def ntriples(triples: Iterable[Triple]) -> bytes:
    """N-Triples, a line each, in no order."""
    return graph_of(triples).serialize(format="ntriples", encoding="utf-8")


def jsonld(triples: Iterable[Triple]) -> bytes:
    """JSON-LD with its context in it, the same bytes for the same graph."""
    written: Any = graph_of(triples).serialize(format="json-ld", context=context(), encoding="utf-8")
    document = orjson.loads(written)
    nodes = document.pop(LIST_OF_NODES, None) or [{key: document[key] for key in document if key != "@context"}]
    ordered = sorted((_ordered(node) for node in nodes), key=lambda node: node["@id"])
    return orjson.dumps(
        {"@context": document["@context"], LIST_OF_NODES: ordered},
        option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_SORT_KEYS,
    )


def context() -> dict[str, Any]:
    """The context of JSON-LD: words without a prefix are of our own vocabulary."""
    prefixes = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    leading = {one.name: {"@id": str(own(one.name)), "@type": "@id"} for one in PROPERTIES if not is_literal(one)}
    return {"@vocab": vocabulary(), **prefixes, **leading}


def _ordered(node: dict[str, Any]) -> dict[str, Any]:
    """A node whose lists, which have no order in RDF, have one."""
    return {key: sorted(value, key=orjson.dumps) if isinstance(value, list) else value for key, value in node.items()}
