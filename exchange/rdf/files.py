"""Files of linked data that is no single page: a vocabulary, our own words."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from exchange.rdf.graphs import jsonld, turtle
from exchange.rdf.names import Triple
from wiki.alternates import Alternate


class GraphFile(NamedTuple):
    """A format: what addresses tell of it, and how it is written."""

    alternate: Alternate
    write: Callable[[Iterable[Triple]], bytes]

    @property
    def content_type(self) -> str:
        """The media type, with the encoding where it does not follow."""
        media_type = self.alternate.media_type
        return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


GRAPH_FILES = (
    GraphFile(Alternate("application/ld+json", "jsonld", _("JSON-LD")), jsonld),
    GraphFile(Alternate("text/turtle", "ttl", _("Turtle")), turtle),
)
