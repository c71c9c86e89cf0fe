"""The CSV of all events, as `/events.csv` has it."""

from collections.abc import Iterable

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from exchange.dumping import Dump
from exchange.exporters.csv import EXPORTER
from exchange.exporting import QuestionExport
from incidents.selection import Selection


def write() -> Iterable[bytes]:
    """A header, and a row for each event, the latest dates first."""
    return EXPORTER.write(QuestionExport(Selection(QueryDict()), {}))


DUMP = Dump(
    name="csv",
    file_name="events.csv",
    rank=3,
    label=_("Table of events"),
    note=_("the latest revision of every event, for spreadsheets, R, pandas and DuckDB"),
    content_type=EXPORTER.content_type,
    is_history=False,
    write=write,
)
