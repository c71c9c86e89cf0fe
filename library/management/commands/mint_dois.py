"""Mint DOIs through DataCite for the base, its dumps and cited questions that have none."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from library.minting import NotMinted, is_on, mint, to_be_minted


class Command(BaseCommand):
    help = "Mints DOIs through DataCite's API: for the base, its dumps and cited questions. It needs DATACITE_PREFIX."

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_on():
            raise CommandError("No DOIs are minted here: DATACITE_PREFIX is not set.")
        for dataset in to_be_minted():
            try:
                self.stdout.write(f"{mint(dataset)} {dataset.url}")
            except NotMinted as failed:
                raise CommandError(str(failed)) from failed
