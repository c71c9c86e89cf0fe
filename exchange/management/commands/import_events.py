"""Import pages from a file or a folder."""

import bz2
import gzip
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError

from exchange.importers import jsonl
from exchange.importing import Faulty, Report, import_pages

OPENERS: dict[str, Any] = {".gz": gzip.open, ".bz2": bz2.open}


class Command(BaseCommand):
    help = "Imports pages. A second run of the same file changes nothing; what editors changed since is left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("format", choices=["jsonl"], help="the file's format")
        parser.add_argument("path", type=Path, help="a file, plain or compressed, or a folder of them")
        parser.add_argument("--dry-run", action="store_true", help="tell what would be done, and store nothing")
        parser.add_argument("--strict", action="store_true", help="store nothing where any line is bad")
        parser.add_argument("--author", default="Import", help="the name for revisions whose author is not told")

    def handle(self, *args: Any, **options: Any) -> None:
        files = _files(options["path"])
        faulty = sum(self._import(path, options) for path in files)
        if faulty:
            raise CommandError(f"{faulty} bad lines; see above.")

    def _import(self, path: Path, options: dict[str, Any]) -> int:
        try:
            with _opened(path) as lines:
                pages = jsonl.read(lines, options["author"])
                report = import_pages(pages, dry_run=options["dry_run"], strict=options["strict"])
        except Faulty as stopped:
            report = stopped.report
            self.stdout.write(f"{path}: nothing was stored.")
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise CommandError(f"{path}: {error}") from error
        self._tell(path, report)
        return len(report.faulty)

    def _tell(self, path: Path, report: Report) -> None:
        for line, reason in report.faulty:
            self.stderr.write(f"{path}:{line}: {reason}")
        for line, reason in report.doubtful:
            self.stdout.write(f"{path}:{line}: {reason}")
        self.stdout.write(
            f"{path}: {report.created} created, {report.updated} updated, {report.unchanged} unchanged,"
            f" {len(report.doubtful)} doubtful, {len(report.faulty)} bad"
        )


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(p for p in path.rglob("*") if ".jsonl" in p.suffixes)
    if not path.exists():
        raise CommandError(f"{path} does not exist.")
    return [path]


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    with OPENERS.get(path.suffix, open)(path, "rt", encoding="utf-8-sig") as lines:
        yield lines
