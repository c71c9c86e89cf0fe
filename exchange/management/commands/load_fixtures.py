"""Load what the project comes with: vocabularies, laws, events and the guide."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

AUTHOR = "Privacy Casebook"
ORDER = ("taxonomies", "laws.jsonl", "organisations.jsonl", "events", "guide")


class Command(BaseCommand):
    help = "Loads the project's own pages. A second run changes nothing; what editors changed since is left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        for name in ORDER:
            call_command(
                "import_events", "jsonl", str(settings.BASE_DIR / "fixtures" / name), author=AUTHOR, stdout=self.stdout
            )
