"""VERIS: the events that it has words for, an incident a line (docs/exports.md)."""

from collections.abc import Iterator

import orjson
from django.utils.translation import gettext_lazy as _

from exchange.exporting import Export, Exporter
from exchange.veris.saying import said
from wiki.editions import Edition


def write(export: Export) -> Iterator[bytes]:
    """A line for each event that can be said."""
    for edition in export.editions():
        yield from _line(edition)


def _line(edition: Edition) -> Iterator[bytes]:
    incident = said(edition)
    if incident is not None:
        yield orjson.dumps(incident, option=orjson.OPT_APPEND_NEWLINE)


EXPORTER = Exporter(
    extension="veris.jsonl",
    rank=8,
    label=_("VERIS"),
    note=_("security incidents among them in the words of VERIS 1.4, for those who work with VCDB and DBIR"),
    content_type="application/jsonl; charset=utf-8",
    write=write,
)
