"""Write a dated set of dumps of the whole base."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from exchange.dump_sets import folder_of_sets
from exchange.dump_writing import UnderWay, Written, write_set


class Command(BaseCommand):
    help = "Writes a dated set of dumps of the whole base, served under /dumps/, and takes the oldest away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, metavar="DIR", help="the folder of sets, else the one that is served")
        parser.add_argument("--keep", type=int, default=settings.DUMPS_KEPT, help="how many sets stay")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keep"] < 1:
            raise CommandError("--keep: at least the set that is written stays.")
        try:
            made = write_set(options["to"] or folder_of_sets(), kept=options["keep"], tell=self._tell)
        except UnderWay as error:
            raise CommandError(f"Another dump is being written into {error}.") from None
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        self.stdout.write(str(made.folder))

    def _tell(self, file: Written) -> None:
        self.stdout.write(f"{file.name}: {filesizeformat(file.size)}")
