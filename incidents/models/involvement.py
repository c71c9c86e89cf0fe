"""Involvements: an organisation's part in an event."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.models.organisation import Organisation
from taxonomy.models.value import id_of
from wiki.record import Record
from wiki.references import Finder


class Role(models.TextChoices):
    """An organisation's part in an event."""

    ACTOR = "actor", _("actor")
    VICTIM = "victim organisation", _("victim organisation")
    REGULATOR = "regulator or court", _("regulator or court")
    REPORTER = "reporter", _("reporter")

    @property
    def slug(self) -> str:
        """The role as addresses have it."""
        return self.value.replace(" ", "-")


class Involvement(models.Model):
    """An organisation in an event: its name as written, its page where there is one, and its role."""

    event = models.ForeignKey("incidents.Event", on_delete=models.CASCADE, related_name="involvements", db_index=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="involvements"
    )
    name = models.CharField(_("as written"), max_length=255)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    position = models.PositiveSmallIntegerField(_("place"))

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["event", "position"], name="involvement_one_a_place"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="involvement_role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"

    @classmethod
    def rows(cls, event: Any, record: Record, finder: Finder) -> "list[Involvement]":
        """Unsaved involvements of a settled record."""
        return [
            cls(
                event_id=event.pk,
                organisation_id=id_of(finder, "org", row["organisation"]),
                name=row["name"],
                role=row["role"],
                position=place,
            )
            for place, row in enumerate(record["organisations"])
        ]

    def as_row(self) -> dict[str, Any]:
        """The involvement as records have it."""
        page = self.organisation
        return {
            "name": self.name,
            "organisation": page.slug if page else None,
            "title": page.title if page else None,
            "role": self.role,
        }
