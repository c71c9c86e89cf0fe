"""Turtle: what a revision says as linked data."""

from django.utils.translation import gettext_lazy as _

from exchange.page_formats import PageFormat
from exchange.rdf.graphs import KINDS, triples_of, turtle
from wiki.editions import Edition
from wiki.models import WikiPage


def write(page: WikiPage, edition: Edition) -> bytes:
    """The graph of a revision."""
    return turtle(triples_of(page.kind, edition))


FORMAT = PageFormat(
    extension="ttl",
    rank=3,
    label=_("Turtle"),
    content_type="text/turtle; charset=utf-8",
    kinds=KINDS.keys(),
    write=write,
)
