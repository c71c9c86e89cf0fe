"""Listed pages: kinds of which all pages stand in one list by title."""

from typing import Any

from django.db import models

from wiki.models.page import WikiPage
from wiki.names import TITLE_BYTES, sort_title
from wiki.record import Record
from wiki.references import Finder


class ListedPage(WikiPage):
    """A page that keeps what it is sorted by, so that the list has the same order in every database."""

    sort_title = models.BinaryField(max_length=TITLE_BYTES)

    class Meta(WikiPage.Meta):
        abstract = True
        ordering = ["sort_title", "pk"]

    def columns(self, record: Record, finder: Finder) -> dict[str, Any]:
        return {**super().columns(record, finder), "sort_title": sort_title(record["title"])}
