"""ListDeed: what was done to a reading list, and when."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.models import Event
from library.models.reading_list import ReadingList


class ListDeedQuerySet(models.QuerySet["ListDeed"]):
    """Words for choosing deeds."""

    def of(self, one: ReadingList) -> Self:
        return self.filter(list=one)

    def open_to_readers(self) -> Self:
        """Those of the time when others than the owner could read the list."""
        return self.filter(was_private=False)


class ListDeed(models.Model):
    """A line of a list's history. Its owner did it: nobody else can. What a list said before is not kept."""

    class Deed(models.TextChoices):
        BEGIN = "begin", _("began the list")
        COPY = "copy", _("copied it from another list")
        DESCRIBE = "describe", _("changed the title or the description")
        OPEN = "open", _("changed who may read it")
        ADD = "add", _("put in")
        NOTE = "note", _("changed notes or questions of")
        PIN = "pin", _("chose the revision of")
        MOVE = "move", _("moved")
        REMOVE = "remove", _("took out")

    list = models.ForeignKey(ReadingList, on_delete=models.CASCADE, related_name="deeds")
    deed = models.CharField(_("deed"), max_length=10, choices=Deed.choices)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField(_("revision"), null=True, blank=True)
    was_private = models.BooleanField(_("private then"))
    moment = models.DateTimeField(_("moment"), auto_now_add=True)

    objects = ListDeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("deed to a list")
        verbose_name_plural = _("deeds to lists")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    deed__in=["begin", "copy", "describe", "open", "add", "note", "pin", "move", "remove"]
                ),
                name="list_deed_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.get_deed_display()
