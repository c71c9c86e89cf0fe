"""N-Triples of all that is linked data: what the latest revisions say, the vocabularies, and our own words."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from exchange.dumping import Dump
from exchange.rdf import schema
from exchange.rdf.graphs import KINDS, ntriples, triples_of
from exchange.rdf.terms import scheme_triples
from taxonomy.schemes import SCHEMES
from wiki.editions import live_editions
from wiki.kinds import model_of


def write() -> Iterator[bytes]:
    """Page by page, each a graph of its own: no blank node is shared, so that lines may stand in any order."""
    yield ntriples(schema.triples())
    for scheme in SCHEMES.values():
        yield ntriples(scheme_triples(scheme, live_editions(scheme)))
    for kind in KINDS:
        for edition in live_editions(model_of(kind)):
            yield ntriples(triples_of(kind, edition))


DUMP = Dump(
    name="nt",
    file_name="pages.nt",
    rank=4,
    label=_("Linked data"),
    note=_("the latest revision of every page as RDF, with the vocabularies, in N-Triples"),
    content_type="application/n-triples; charset=utf-8",
    is_history=False,
    write=write,
)
