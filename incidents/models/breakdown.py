"""The breakdown of an event: threat, who was at risk, harm, and what followed."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wiki.record import Record

COLUMNS = ("threat", "at_risk_group", "harm", "secondary_consequences")


class BreakdownRow(models.Model):
    """One row of the breakdown, in free text."""

    event = models.ForeignKey(
        "incidents.Event", on_delete=models.CASCADE, related_name="breakdown_rows", db_index=False
    )
    position = models.PositiveSmallIntegerField(_("place"))
    threat = models.TextField(_("threat"), blank=True)
    at_risk_group = models.TextField(_("at-risk group"), blank=True)
    harm = models.TextField(_("harm"), blank=True)
    secondary_consequences = models.TextField(_("secondary consequences"), blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["event", "position"], name="breakdown_one_a_place")]

    def __str__(self) -> str:
        return self.threat[:60]

    @classmethod
    def rows(cls, event: Any, record: Record) -> "list[BreakdownRow]":
        """Unsaved rows of a record."""
        return [cls(event_id=event.pk, position=place, **row) for place, row in enumerate(record["breakdown"])]

    def as_row(self) -> dict[str, str]:
        """The row as records have it."""
        return {name: getattr(self, name) for name in COLUMNS}
