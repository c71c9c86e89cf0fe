"""Arrivals: which states of another base's records were imported, so that a second run knows them again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Arrival(models.Model):
    """One state of a record of another base that was taken, by the hash of what its importer made of it.

    A state that has arrived is never taken again, whatever became of its page: so a file that is imported twice, or
    an older copy after a newer one, changes nothing.
    """

    source = models.CharField(_("name of the base"), max_length=255)
    identifier = models.CharField(_("identifier there"), max_length=255)
    digest = models.CharField(_("hash of its content"), max_length=64)

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        constraints = [
            models.UniqueConstraint(fields=["source", "identifier", "digest"], name="arrival_of_a_state_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.identifier}"
