"""Import pages from a file or a folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from exchange.files import files_in, import_file
from exchange.importing import Faulty, Report


class Command(BaseCommand):
    help = "Imports pages. A second run of the same file changes nothing; what editors changed since is left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("format", choices=["jsonl"], help="the file's format")
        parser.add_argument("path", type=Path, help="a file, plain or compressed, or a folder of them")
        parser.add_argument("--dry-run", action="store_true", help="tell what would be done, and store nothing")
        parser.add_argument("--strict", action="store_true", help="store nothing where any line is bad")
        parser.add_argument("--author", default="Import", help="the name for revisions whose author is not told")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            files = files_in(options["path"])
        except FileNotFoundError as error:
            raise CommandError(str(error)) from error
        faulty = sum(self._import(path, options) for path in files)
        if faulty:
            raise CommandError(f"{faulty} bad lines; see above.")

    def _import(self, path: Path, options: dict[str, Any]) -> int:
        try:
            report = import_file(path, author=options["author"], dry_run=options["dry_run"], strict=options["strict"])
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
        self.stdout.write(f"{path}: {report}")
