"""Verify that records, histories and derived rows agree."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wiki.kinds import all_kinds
from wiki.verifying import Fault, indexes, orphans, verify


class Command(BaseCommand):
    help = "Tells each page whose history, record and rows do not agree, and what is wrong with it. Writes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = 0
        for kind, model in all_kinds().items():
            pages = 0
            for batch in verify(model):
                pages += batch.pages
                faults += self._tell(batch.faults)
            self.stdout.write(f"{kind}: {pages} pages")
        faults += self._tell([*orphans(), *indexes()])
        if faults:
            raise CommandError(f"{faults} faults; see above.")
        self.stdout.write("All agree.")

    def _tell(self, faults: list[Fault]) -> int:
        for fault in faults:
            self.stdout.write(str(fault))
        return len(faults)
