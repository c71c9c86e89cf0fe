"""CSV (RFC 4180): a row an event, for spreadsheets, R and pandas."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from common.spreadsheets import csv_line
from exchange.exporting import Export, Exporter
from exchange.tables import COLUMNS, row_of


def write(export: Export) -> Iterator[bytes]:
    """A header, and a row for each event."""
    yield csv_line([column.name for column in COLUMNS]).encode()
    for edition in export.editions():
        yield csv_line(row_of(edition)).encode()


EXPORTER = Exporter(
    extension="csv",
    rank=1,
    label=_("CSV table"),
    note=_("a table for spreadsheets, R and pandas"),
    content_type="text/csv; charset=utf-8; header=present",
    write=write,
    fields=COLUMNS,
)
