"""Rows: what questions found, each result kept once."""

import zlib
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

Pair = tuple[int, int]
"""An event's number (its primary key) and the number of a revision of it."""


class Rows(models.Model):
    """An ordered list of revisions of events, named by its digest; it is never changed.

    `packed` holds, compressed, the very bytes that the digest is of: a line for each row, the number of the event and
    that of the revision with a space between, each line ended by a line feed.
    """

    digest = models.CharField(_("SHA-256"), max_length=64, primary_key=True)
    count = models.PositiveIntegerField(_("number of rows"))
    packed = models.BinaryField(_("rows"))

    class Meta:
        verbose_name = _("rows")
        verbose_name_plural = _("rows")

    def __str__(self) -> str:
        return self.digest

    @cached_property
    def pairs(self) -> list[Pair]:
        """The rows in order."""
        lines = zlib.decompress(self.packed).decode().splitlines()
        return [(int(event), int(revision)) for event, revision in map(str.split, lines)]
