"""BibTeX: each event as an entry for keepers of references."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from exchange.citing.latex import bibtex
from exchange.citing.pages import cited_events
from exchange.exporting import Export, Exporter


def write(export: Export) -> Iterator[bytes]:
    """Entry after entry."""
    for cited in cited_events(export):
        yield bibtex(cited).encode() + b"\n"


EXPORTER = Exporter(
    extension="bib",
    rank=5,
    label="BibTeX",
    note=_("citations of all of them, for LaTeX"),
    content_type="application/x-bibtex; charset=utf-8",
    write=write,
)
