"""Verify that cited questions are what they were: after a restore, a move to another machine, an upgrade."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from library.models import Query
from library.verifying import faults


class Command(BaseCommand):
    help = "Tells each cited question whose rows, digest or identifier are not what they were. Writes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for fault in faults():
            found += 1
            self.stdout.write(str(fault))
        if found:
            raise CommandError(f"{found} faults; see above.")
        self.stdout.write(f"{Query.objects.count()} cited questions are what they were.")
