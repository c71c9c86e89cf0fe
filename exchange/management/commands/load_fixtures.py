"""Load what the project comes with: vocabularies, laws, events and the guide."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from exchange.importing import importers
from exchange.reports import Outcome, Report
from exchange.running import import_path

AUTHOR = "Privacy Casebook"
ORDER = ("taxonomies", "laws.jsonl", "organisations.jsonl", "events", "guide.jsonl")
DETAILED = 2


class Command(BaseCommand):
    help = "Loads the project's own pages. A second run changes nothing; what editors changed since is left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        report = Report()
        for name in ORDER:
            import_path(settings.BASE_DIR / "fixtures" / name, importers()["jsonl"], author=AUTHOR, report=report)
        self._tell(report, options["verbosity"])
        if report.faults:
            raise CommandError(f"{report.faults} faulty rows; see above.")

    def _tell(self, report: Report, verbosity: int) -> None:
        for row in report.of(Outcome.FAULTY):
            self.stderr.write(f"{row.place}: {row.reason}")
        if verbosity >= DETAILED:
            for row in report.rows:
                self.stdout.write(f"{row.place}: {row.reason}")
        if verbosity:
            self.stdout.write(f"Fixtures: {report}")
