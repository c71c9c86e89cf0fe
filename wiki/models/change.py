"""A change: one revision of one page, as history, Recent changes and contributions list it."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision

from accounts.names import fold
from wiki.models.signed import IMPORTED, Signed

SUMMARY_LENGTH = 500


class ChangeQuerySet(models.QuerySet["Change"]):
    """Words for choosing changes."""

    def of(self, kind: str, page_id: int) -> Self:
        return self.filter(kind=kind, page_id=page_id)

    def newest_first(self) -> Self:
        return self.order_by("-moment", "-pk")

    def tagged(self, tag: str) -> Self:
        return self.filter(tags__contains=f" {tag} ")

    def by_name(self, name: str) -> Self:
        """Changes of an account by its user name in any case, or of an imported name written `imported>Name`."""
        if name.startswith(IMPORTED):
            return self.filter(author=None, author_name=name.removeprefix(IMPORTED))
        return self.filter(author__username_folded=fold(name))

    def with_people(self) -> Self:
        return self.select_related("author")


class Change(Signed):
    """Revision `number` of a page; django-reversion's revision beside it keeps the record.

    Numbers count from 1 in the order of arrival. Older and newer go by moment, then number: an import may bring
    a revision older than those that are there. `author` is empty for names that an import brought.
    """

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="change")
    kind = models.CharField(_("kind of page"), max_length=20)
    page_id = models.PositiveBigIntegerField(_("page"))
    number = models.PositiveIntegerField(_("number"))
    moment = models.DateTimeField(_("moment"))
    summary = models.CharField(_("summary"), max_length=SUMMARY_LENGTH, blank=True)
    minor = models.BooleanField(_("minor edit"), default=False)
    title = models.CharField(_("title as it was"), max_length=255)
    size = models.PositiveIntegerField(_("size in bytes"))
    size_change = models.IntegerField(_("change of size in bytes"))
    tags = models.CharField(_("tags"), max_length=255, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        constraints = [
            models.UniqueConstraint(fields=["kind", "page_id", "number"], name="change_number_is_used_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="change_numbers_from_one"),
        ]
        indexes = [
            models.Index(fields=["kind", "page_id", "moment", "number"], name="change_history"),
            models.Index(fields=["moment", "id"], name="change_recent"),
            models.Index(fields=["author", "moment"], name="change_by_author"),
            models.Index(fields=["author_name", "moment"], name="change_by_name"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def tag_list(self) -> list[str]:
        return self.tags.split(" ")[1:-1] if self.tags else []

    @staticmethod
    def join_tags(tags: list[str]) -> str:
        """Tags as they are stored: each between two spaces, so that one can be sought; a tag has no space."""
        return f" {' '.join(tags)} " if tags else ""
