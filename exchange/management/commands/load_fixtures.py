"""Load what the project comes with: vocabularies, laws, events and the guide."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from exchange.files import files_in, import_file
from exchange.importing import Report

AUTHOR = "Privacy Casebook"
ORDER = ("taxonomies", "laws.jsonl", "organisations.jsonl", "events", "guide.jsonl")
DETAILED = 2


class Command(BaseCommand):
    help = "Loads the project's own pages. A second run changes nothing; what editors changed since is left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        whole = Report()
        for path in (path for name in ORDER for path in files_in(settings.BASE_DIR / "fixtures" / name)):
            report = import_file(path, author=AUTHOR)
            whole += report
            self._tell(path, report, options["verbosity"])
        if options["verbosity"]:
            self.stdout.write(f"Fixtures: {whole}")
        if whole.faulty:
            raise CommandError(f"{len(whole.faulty)} bad lines; see above.")

    def _tell(self, path: Path, report: Report, verbosity: int) -> None:
        for line, reason in report.faulty:
            self.stderr.write(f"{path}:{line}: {reason}")
        if verbosity < DETAILED:
            return
        for line, reason in report.doubtful:
            self.stdout.write(f"{path}:{line}: {reason}")
        self.stdout.write(f"{path}: {report}")
