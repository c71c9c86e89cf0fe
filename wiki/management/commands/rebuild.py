"""Make anew what derives from the records of pages."""

from typing import Any

from django.core.management.base import BaseCommand

from wiki.kinds import all_kinds
from wiki.rebuilding import rebuild, remove_orphans, restore_indexes


class Command(BaseCommand):
    help = "Makes columns, child rows, names, links and passages of all pages anew from their latest records."

    def handle(self, *args: Any, **options: Any) -> None:
        for index in restore_indexes():
            self.stdout.write(f"index of {index} restored")
        for kind, model in all_kinds().items():
            pages = 0
            for batch in rebuild(model):
                pages += batch.pages
                for page in batch.mended:
                    self.stdout.write(f"{page.get_absolute_url()} mended")
            self.stdout.write(f"{kind}: {pages} pages")
        if removed := remove_orphans():
            self.stdout.write(f"{removed} names, links and old addresses of no page removed")
