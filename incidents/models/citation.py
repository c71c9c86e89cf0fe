"""Citations: an event's use of a source."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.models.source import Source
from taxonomy.models.value import id_of
from wiki.record import Record
from wiki.references import Finder


class Citation(models.Model):
    """A source in an event's list, with the key that footnotes cite it by and the day it was read."""

    event = models.ForeignKey("incidents.Event", on_delete=models.CASCADE, related_name="citations", db_index=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    key = models.CharField(_("key"), max_length=100)
    position = models.PositiveSmallIntegerField(_("place"))
    accessed = models.CharField(_("read on (EDTF)"), max_length=100, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["event", "key"], name="citation_key_once_an_event")]

    def __str__(self) -> str:
        return self.key

    @classmethod
    def rows(cls, event: Any, record: Record, finder: Finder) -> "list[Citation]":
        """Unsaved citations of a settled record; one whose source's page is gone has no row."""
        found = [(place, row, id_of(finder, "source", row["source"])) for place, row in enumerate(record["sources"])]
        return [
            cls(event_id=event.pk, source_id=pk, key=row["key"], position=place, accessed=row["accessed"])
            for place, row, pk in found
            if pk
        ]

    def as_row(self) -> dict[str, Any]:
        """The citation as records have it; reads the source."""
        source = self.source
        carried = ("title", "publisher", "authors", "date", "url", "archived_url", "publication_kind")
        return {
            "key": self.key,
            "source": source.slug,
            **{name: getattr(source, name) for name in carried},
            "accessed": self.accessed,
        }
