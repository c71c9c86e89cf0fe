"""Legal outcomes: a law applied to an event, and what came of it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.models import Law
from taxonomy.models.value import id_of
from wiki.record import Record
from wiki.references import Finder


class LegalOutcome(models.Model):
    """A law in an event: its page, or its name as written; the outcome, and the key of the citation that says so."""

    event = models.ForeignKey(
        "incidents.Event", on_delete=models.CASCADE, related_name="legal_outcomes", db_index=False
    )
    law = models.ForeignKey(Law, on_delete=models.PROTECT, null=True, blank=True, related_name="outcomes")
    text = models.CharField(_("as written"), max_length=500)
    outcome = models.TextField(_("outcome"), blank=True)
    source_key = models.CharField(_("key of the source"), max_length=100, blank=True)
    position = models.PositiveSmallIntegerField(_("place"))

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["event", "position"], name="legal_outcome_one_a_place")]

    def __str__(self) -> str:
        return self.text

    @classmethod
    def rows(cls, event: Any, record: Record, finder: Finder) -> "list[LegalOutcome]":
        """Unsaved outcomes of a settled record."""
        return [
            cls(
                event_id=event.pk,
                law_id=id_of(finder, "law", row["law"]),
                text=row["text"],
                outcome=row["outcome"],
                source_key=row["source"],
                position=place,
            )
            for place, row in enumerate(record["laws"])
        ]

    def as_row(self) -> dict[str, Any]:
        """The outcome as records have it."""
        return {
            "text": self.text,
            "law": self.law.slug if self.law else None,
            "title": self.law.title if self.law else None,
            "outcome": self.outcome,
            "source": self.source_key,
        }
