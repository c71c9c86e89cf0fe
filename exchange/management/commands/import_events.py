"""Import events, and other pages, from a file or a folder."""

import csv
import itertools
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from common.spreadsheets import inert
from exchange.importing import Importer, importers
from exchange.reading import NoFile
from exchange.reading.files import Place
from exchange.reports import Outcome, Report, Row
from exchange.running import import_path, size_of
from exchange.taking import Aim, Faulty

COLUMNS = ("file", "line", "outcome", "identifier", "title", "address", "reason")
LINES_TOLD = 5


class Command(BaseCommand):
    help = "Imports pages. A second run of the same file changes nothing; what editors changed since is left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("format", choices=list(importers()), help="the file's format")
        parser.add_argument("path", type=Path, help="a file, plain or compressed, an archive, or a folder of them")
        parser.add_argument("--dry-run", action="store_true", help="tell what would be done, and store nothing")
        parser.add_argument("--strict", action="store_true", help="store nothing where any row is faulty")
        parser.add_argument("--report", type=Path, metavar="PATH", help="write what became of each row as CSV")
        parser.add_argument("--author", default="", help="the name for revisions whose author is not told")
        parser.add_argument(
            "--map", action="append", default=[], metavar="THEIRS=OURS", help="a column of a table, and our key for it"
        )
        parser.add_argument(
            "--anyway", action="append", default=[], metavar="ID", help="take this record though it looks like an event"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        importer = importers()[options["format"]]
        try:
            report = self._import(importer, options)
        except NoFile as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        if report.faults:
            raise CommandError(f"{report.faults} faulty rows; see above.")

    def _import(self, importer: Importer, options: dict[str, Any]) -> Report:
        aim = Aim(dry=options["dry_run"], strict=options["strict"], anyway=frozenset(options["anyway"]))
        place, nothing = Place(), aim.dry
        with _listening(options["report"], size_of(options["path"], importer), place) as listener:
            report = Report(listener)
            try:
                import_path(
                    options["path"],
                    importer,
                    author=options["author"],
                    columns=self._columns(importer, options["map"]),
                    aim=aim,
                    report=report,
                    place=place,
                )
            except Faulty:
                nothing = True
        self._tell(report, nothing=nothing)
        return report

    def _columns(self, importer: Importer, pairs: list[str]) -> dict[str, str]:
        if pairs and not importer.maps_columns:
            raise CommandError(f"{importer.name} has columns of its own: --map means nothing there.")
        if wrong := [pair for pair in pairs if "=" not in pair]:
            raise CommandError(f"--map wants “their column=our key”, not “{wrong[0]}”.")
        return {theirs.strip(): ours.strip() for theirs, _equals, ours in (pair.rpartition("=") for pair in pairs)}

    def _tell(self, report: Report, *, nothing: bool) -> None:
        for row in report.of(Outcome.FAULTY):
            self.stderr.write(f"{row.place}: {row.reason}")
        for row in report.rows:
            if row.outcome not in (Outcome.FAULTY, Outcome.SKIPPED):
                self.stdout.write(f"{row.place}: {row.title}: {row.reason}")
        for reason, places in _by_reason(report.of(Outcome.SKIPPED)):
            self.stdout.write(f"{len(places)} skipped ({places_in_words(places)}): {reason}")
        self.stdout.write(f"{report}.{' Nothing was stored.' if nothing else ''}")


def places_in_words(places: list[str]) -> str:
    """The first five places, and that there are more."""
    return ", ".join(places[:LINES_TOLD]) + (" …" if len(places) > LINES_TOLD else "")


def _by_reason(rows: list[Row]) -> list[tuple[str, list[str]]]:
    """The places of rows by reason, the commonest first."""
    counts = Counter(row.reason for row in rows)
    return [(reason, [row.place for row in rows if row.reason == reason]) for reason, _count in counts.most_common()]


@contextmanager
def _listening(path: Path | None, size: int, place: Place) -> Iterator[Callable[[Row], None]]:
    """Shows each row in the progress, and writes it into the report where one is wanted."""
    with _progress(size, place) as step, _table(path) as write:

        def heard(row: Row) -> None:
            step()
            write(row)

        yield heard


@contextmanager
def _table(path: Path | None) -> Iterator[Callable[[Row], None]]:
    """Writes rows into a file of CSV, where there is to be one."""
    if path is None:
        yield lambda _row: None
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        yield lambda row: writer.writerow([inert(getattr(row, column)) for column in COLUMNS])


@contextmanager
def _progress(size: int, place: Place) -> Iterator[Callable[[], None]]:
    """Shows on a terminal how much of the files is read, how fast, and how long the rest will take."""
    counted = itertools.count(1)
    with tqdm(total=size, unit="B", unit_scale=True, file=sys.stderr, disable=None) as bar:

        def step() -> None:
            bar.set_postfix_str(f"{next(counted):,} rows", refresh=False)
            bar.update(place.bytes - bar.n)

        yield step
