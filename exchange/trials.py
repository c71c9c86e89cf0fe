"""Trying and importing what a reviewer uploaded, within one request, and what became of each row."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TextIO

from accounts.models import User
from common.spreadsheets import inert
from exchange import uploads
from exchange.importers.csv import OURS
from exchange.importing import Importer, Item, importers
from exchange.reading import Fault, Reading, readings, rows
from exchange.reading.files import Manner
from exchange.reports import Outcome, Report, Row
from exchange.running import import_path, items
from exchange.taking import Aim
from exchange.uploads import Upload
from wiki.models import LogEntry
from wiki.names import slug_of

MOST_ROWS = 1_000
SHOWN = 10
COLUMNS = ("file", "line", "outcome", "identifier", "title", "address", "reason")
Told = dict[str, str]


@dataclass(frozen=True)
class Preview:
    """The first items of a file, and how many there are; more than the most that a request takes count as one more."""

    items: list[Item]
    count: int

    @property
    def is_too_long(self) -> bool:
        return self.count > MOST_ROWS


@dataclass(frozen=True)
class Column:
    """A column of a table that was uploaded: its name, its first cell, and our key for it, if any."""

    name: str
    example: str
    ours: str


def importer_of(upload: Upload) -> Importer:
    """The importer of its format."""
    return importers()[upload.format]


def preview(upload: Upload) -> Preview:
    """The first items as the importer reads them."""
    importer = importer_of(upload)
    found = (item for _file, item in items(upload.file, importer, _manner(upload, importer)))
    first = list(islice(found, SHOWN))
    return Preview(first, len(first) + sum(1 for _item in islice(found, MOST_ROWS + 1 - len(first))))


def columns_of(upload: Upload) -> list[Column]:
    """The columns of a table, for those formats that have theirs mapped; none of a file that cannot be read."""
    importer = importer_of(upload)
    if not importer.maps_columns:
        return []
    for reading in readings(upload.file, _manner(upload, importer)):
        for row in rows(reading) if isinstance(reading, Reading) else ():
            if not isinstance(row, Fault):
                return [
                    Column(name, cell, upload.columns.get(name, "" if upload.columns else _called(name)))
                    for name, cell in row[1].items()
                ]
    return []


def try_out(upload: Upload) -> Upload:
    """Import it and take it back; what would become of each row is kept. Raises uploads.Busy while an import runs."""
    with uploads.alone():
        _run(upload, Aim(dry=True))
    return uploads.done(upload, "try")


def import_upload(upload: Upload, *, by: User, anyway: Iterable[str] = ()) -> Upload:
    """Import it, with a line in the public log, which tells how it went; raises uploads.Busy while another runs.

    `anyway` are identifiers of records to take although they look like events that are here.
    """
    label = importer_of(upload).label
    with uploads.alone():
        entry = LogEntry.objects.create(by=by, action=LogEntry.Action.IMPORT, title=upload.name, detail=f"({label})")
        entry.reason = str(_run(upload, Aim(anyway=frozenset(anyway))))
        entry.save(update_fields=["reason"])
    return uploads.done(upload, "import")


def _run(upload: Upload, aim: Aim) -> Report:
    with _table(upload.report) as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        report = Report(listener=lambda row: writer.writerow(_cells(row, upload)) and None)
        return import_path(upload.file, importer_of(upload), columns=upload.columns, aim=aim, report=report)


def told(upload: Upload, outcome: str = "") -> list[Told]:
    """What became of each row, or of those with one outcome, in the order of the file."""
    with upload.report.open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if not outcome or row["outcome"] == outcome]
    return sorted(found, key=lambda row: (row["file"], int(row["line"])))


def counted(rows_told: list[Told]) -> list[tuple[Outcome, int]]:
    """How many rows had each outcome, of those that any had."""
    counts = Counter(row["outcome"] for row in rows_told)
    return [(outcome, counts[outcome.value]) for outcome in Outcome if counts[outcome.value]]


def _called(name: str) -> str:
    """Our key, where a column is called as one."""
    key = slug_of(name).replace("-", "_")
    return key if key in OURS else ""


def _manner(upload: Upload, importer: Importer) -> Manner:
    return Manner(suffixes=importer.suffixes, author=importer.author, columns=upload.columns)


def _cells(row: Row, upload: Upload) -> list[str]:
    """A row of the report; of a file in an archive its name there, and not where the archive lies."""
    row = replace(row, file=row.file.removeprefix(str(upload.file)).lstrip("/"))
    return [inert(str(getattr(row, column))) for column in COLUMNS]


@contextmanager
def _table(path: Path) -> Iterator[TextIO]:
    """A new file that takes the place of the old one only once it is whole."""
    new = path.with_suffix(".new")
    with new.open("w", encoding="utf-8", newline="") as file:
        yield file
    new.replace(path)
