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
    that of the revision with a space between, each line ended by a line feed. `slugs` holds as many lines with the
    events' slugs of the day on which the rows were first fixed: each is an address that leads to its event for good.
    """

    digest = models.CharField(_("SHA-256"), max_length=64, primary_key=True)
    count = models.PositiveIntegerField(_("number of rows"))
    packed = models.BinaryField(_("rows"))
    slugs = models.BinaryField(_("slugs"))

    class Meta:
        verbose_name = _("rows")
        verbose_name_plural = _("rows")

    def __str__(self) -> str:
        return self.digest

    @cached_property
    def pairs(self) -> list[Pair]:
        """The rows in order."""
        return [(int(event), int(revision)) for event, revision in map(str.split, _lines(self.packed))]

    @cached_property
    def slugs_of_the_day(self) -> list[str]:
        """The slugs of the events, row by row."""
        return _lines(self.slugs)


def _lines(packed: bytes | memoryview) -> list[str]:
    return zlib.decompress(packed).decode().splitlines()
