"""JSON-LD: what a revision says as linked data."""

from django.utils.translation import gettext_lazy as _

from exchange.page_formats import PageFormat
from exchange.rdf.graphs import KINDS, jsonld, triples_of
from wiki.editions import Edition
from wiki.models import WikiPage


def write(page: WikiPage, edition: Edition) -> bytes:
    """The graph of a revision."""
    return jsonld(triples_of(page.kind, edition))


FORMAT = PageFormat(
    extension="jsonld",
    rank=2,
    label=_("JSON-LD"),
    content_type="application/ld+json",
    kinds=KINDS.keys(),
    write=write,
)
