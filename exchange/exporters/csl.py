"""CSL-JSON: each event as an item for engines of the Citation Style Language."""

from collections.abc import Iterator

import orjson
from django.utils.translation import gettext_lazy as _

from exchange.citing.csl import item_with_orcid
from exchange.citing.pages import cited_events
from exchange.exporting import Export, Exporter


def write(export: Export) -> Iterator[bytes]:
    """One list of items."""
    before = b"[\n"
    for cited in cited_events(export):
        yield before + orjson.dumps(item_with_orcid(cited))
        before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[]\n"


EXPORTER = Exporter(
    extension="csl.json",
    rank=7,
    label="CSL-JSON",
    note=_("citations of all of them, for pandoc and other engines"),
    content_type="application/vnd.citationstyles.csl+json",
    write=write,
)
