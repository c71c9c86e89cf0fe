"""JSON Lines: the public record of an event a line, as `import_events jsonl` reads it."""

from collections.abc import Iterator

import orjson
from django.utils.translation import gettext_lazy as _

from exchange.exporting import Export, Exporter
from incidents.records import KEYS, public


def write(export: Export) -> Iterator[bytes]:
    """A line for each event."""
    for edition in export.editions():
        yield orjson.dumps(public(edition), option=orjson.OPT_APPEND_NEWLINE)


EXPORTER = Exporter(
    extension="jsonl",
    rank=2,
    label=_("JSON Lines"),
    note=_("whole records with their text, for programs and for import"),
    content_type="application/jsonl; charset=utf-8",
    write=write,
    fields=KEYS,
)
