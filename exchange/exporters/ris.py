"""RIS: each event as an entry for keepers of references."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from exchange.citing.pages import cited_events
from exchange.citing.ris import ris
from exchange.exporting import Export, Exporter


def write(export: Export) -> Iterator[bytes]:
    """Entry after entry."""
    for cited in cited_events(export):
        yield ris(cited).encode() + b"\n"


EXPORTER = Exporter(
    extension="ris",
    rank=6,
    label="RIS",
    note=_("citations of all of them, for Zotero, EndNote and the like"),
    content_type="application/x-research-info-systems; charset=utf-8",
    write=write,
)
