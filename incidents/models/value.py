"""The rows of terms of an event: each keeps the text as written, its place, and the term where one was found.

Rows of an event are found by the index of a constraint that begins with the event, here as in the other tables of its
child rows: so the foreign key has none of its own.
"""

from django.db import models

from taxonomy.models import AffectedGroup, Consequence, Country, Harm, InformationType, ThreatActor, WrittenValue


def one_a_place(name: str) -> list[models.BaseConstraint]:
    """Two values of a row cannot stand in the same place."""
    return [models.UniqueConstraint(fields=["event", "position"], name=f"{name}_one_a_place")]


class HarmValue(WrittenValue):
    """A harm of an event; the first is the primary one."""

    event = models.ForeignKey("incidents.Event", on_delete=models.CASCADE, related_name="harm_values", db_index=False)
    term = models.ForeignKey(Harm, on_delete=models.PROTECT, null=True, blank=True, related_name="values")

    class Meta(WrittenValue.Meta):
        constraints = one_a_place("harm_value")


class InformationValue(WrittenValue):
    """A type of information involved in an event."""

    event = models.ForeignKey(
        "incidents.Event", on_delete=models.CASCADE, related_name="information_values", db_index=False
    )
    term = models.ForeignKey(InformationType, on_delete=models.PROTECT, null=True, blank=True, related_name="values")

    class Meta(WrittenValue.Meta):
        constraints = one_a_place("information_value")


class ActorValue(WrittenValue):
    """A kind of threat actor in an event."""

    event = models.ForeignKey("incidents.Event", on_delete=models.CASCADE, related_name="actor_values", db_index=False)
    term = models.ForeignKey(ThreatActor, on_delete=models.PROTECT, null=True, blank=True, related_name="values")

    class Meta(WrittenValue.Meta):
        constraints = one_a_place("actor_value")


class GroupValue(WrittenValue):
    """A group affected by an event."""

    event = models.ForeignKey("incidents.Event", on_delete=models.CASCADE, related_name="group_values", db_index=False)
    term = models.ForeignKey(AffectedGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="values")

    class Meta(WrittenValue.Meta):
        constraints = one_a_place("group_value")


class HighRiskValue(WrittenValue):
    """A group at higher risk in an event."""

    event = models.ForeignKey(
        "incidents.Event", on_delete=models.CASCADE, related_name="high_risk_values", db_index=False
    )
    term = models.ForeignKey(
        AffectedGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="high_risk_values"
    )

    class Meta(WrittenValue.Meta):
        constraints = one_a_place("high_risk_value")


class ConsequenceValue(WrittenValue):
    """A tangible harm that came of an event."""

    event = models.ForeignKey(
        "incidents.Event", on_delete=models.CASCADE, related_name="consequence_values", db_index=False
    )
    term = models.ForeignKey(Consequence, on_delete=models.PROTECT, null=True, blank=True, related_name="values")

    class Meta(WrittenValue.Meta):
        constraints = one_a_place("consequence_value")


class EventCountry(models.Model):
    """A country in which an event took place, in its place."""

    event = models.ForeignKey(
        "incidents.Event", on_delete=models.CASCADE, related_name="country_values", db_index=False
    )
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="values")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["event", "country"], name="event_country_once")]

    def __str__(self) -> str:
        return self.country_id
