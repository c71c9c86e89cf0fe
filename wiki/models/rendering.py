"""HTML that was made from a revision, and the stamp that tells when links may lead elsewhere."""

from functools import cache
from typing import Any

from django.db import models
from django.db.models.expressions import RawSQL
from django.utils import timezone

from common.prepared import Prepared
from wiki.models.change import Change


class Rendering(models.Model):
    """The HTML of a revision's body by one version of the renderer, links left open. May be deleted at any time."""

    change = models.OneToOneField(Change, on_delete=models.CASCADE, primary_key=True, related_name="rendering")
    version = models.PositiveIntegerField()
    html = models.TextField()
    summary_html = models.TextField()
    sections = models.JSONField()

    def __str__(self) -> str:
        return f"{self.change_id} by renderer {self.version}"


class LinkStamp(models.Model):
    """One row that counts up whenever a page is created, renamed, moved or deleted, or a source or harm is saved.

    Pages show links and labels of other pages; a cached page is good as long as this number has not moved.
    """

    ONLY = 1

    number = models.PositiveBigIntegerField(default=0)
    moment = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="link_stamp_is_one_row")]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def bump(cls) -> None:
        """Count up, in the saving transaction: the row's lock makes the order of stamps that of the commits."""
        now = timezone.now()
        if not cls.objects.filter(pk=cls.ONLY).update(number=models.F("number") + 1, moment=now):
            cls.hold()
            cls.bump()

    @classmethod
    def hold(cls) -> None:
        """Let nobody else create, rename or move a page until this transaction ends: two would take the same slug."""
        if not _holding().first(cls.ONLY):
            cls.objects.select_for_update().get_or_create(pk=cls.ONLY)

    @classmethod
    def column(cls, name: str) -> RawSQL:
        """The stamp's number or moment as a column of another query.

        As SQL, for it stands in the query of every page view: a Subquery is built for longer than that query runs.
        """
        column: Any = cls._meta.get_field(name)
        sql = f'SELECT "{column.column}" FROM "{cls._meta.db_table}" WHERE "id" = %s'  # noqa: S608 (names of ours)
        return RawSQL(sql, [cls.ONLY], output_field=column)  # noqa: S611 (the same)


@cache
def _holding() -> Prepared[LinkStamp]:
    return Prepared(LinkStamp.objects.select_for_update().filter(pk=0))
