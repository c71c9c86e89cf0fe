"""ReadingList: events that somebody gathered for others, and ListEntry, one event of it."""

import secrets
import string
from typing import Self

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from incidents.models import Event

KEY_LENGTH = 12
TITLE_LENGTH = 200
TEXT_LENGTH = 10_000
_LETTERS = string.ascii_lowercase + string.digits
MOVED_ON = Q(number__isnull=False) & ~Q(number=F("event__latest_number"))


def new_key() -> str:
    """The name of a list in its address, which nobody can guess: lists may be shared by their link alone."""
    return "".join(secrets.choice(_LETTERS) for _letter in range(KEY_LENGTH))


class ReadingListQuerySet(models.QuerySet["ReadingList"]):
    """Words for choosing lists."""

    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    def having(self, event_id: int) -> Self:
        return self.filter(entries__event=event_id)

    def public(self) -> Self:
        """Those that everybody finds."""
        return self.filter(visibility=ReadingList.Visibility.PUBLIC, hidden_at=None)

    def by_link(self) -> Self:
        """Those that whoever has the address may read."""
        return self.exclude(visibility=ReadingList.Visibility.PRIVATE).filter(hidden_at=None)

    def with_counts(self) -> Self:
        """Each with the number of its events (`entry_count`), and of those that changed since they were pinned
        (`moved_on_count`); counted for the lists that are shown, not for all."""
        return self.annotate(entry_count=_count(Q()), moved_on_count=_count(MOVED_ON))

    def latest_first(self) -> Self:
        return self.order_by("-changed_at", "-pk")


class ReadingList(models.Model):
    """Events that somebody gathered, in an order, with notes and questions.

    `version` counts what was done to the title, the description and who may read it. `credit` says of a copy whose
    list it was made of.
    """

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("public: everybody finds it")
        LINK = "link", _("by link: whoever has the address reads it")
        PRIVATE = "private", _("private: you alone read it")

    key = models.CharField(_("key"), max_length=KEY_LENGTH, unique=True, default=new_key, editable=False)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reading_lists")
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    description = models.TextField(_("description"), blank=True, max_length=TEXT_LENGTH)
    visibility = models.CharField(
        _("who may read it"), max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    copied_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="copies")
    credit = models.CharField(_("copied from"), max_length=500, blank=True)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"))

    objects = ReadingListQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading list")
        verbose_name_plural = _("reading lists")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="list_has_title"),
            models.CheckConstraint(
                condition=Q(visibility__in=["public", "link", "private"]), name="list_visibility_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["visibility", "hidden_at", "changed_at"], name="list_public"),
            models.Index(fields=["owner", "changed_at"], name="list_of_owner"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/lists/{self.key}/"

    @property
    def is_public(self) -> bool:
        """Whether everybody finds it."""
        return self.visibility == self.Visibility.PUBLIC and self.hidden_at is None


class ListEntry(models.Model):
    """An event in a list: at the revision `number`, or without one as it is today."""

    list = models.ForeignKey(ReadingList, on_delete=models.CASCADE, related_name="entries")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="list_entries")
    position = models.PositiveIntegerField(_("place"))
    number = models.PositiveIntegerField(_("revision"), null=True, blank=True)
    notes = models.TextField(_("notes"), blank=True, max_length=TEXT_LENGTH)
    questions = models.TextField(_("questions"), blank=True, max_length=TEXT_LENGTH)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("event of a list")
        verbose_name_plural = _("events of lists")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["list", "event"], name="list_has_event_once"),
            models.CheckConstraint(condition=Q(number__isnull=True) | Q(number__gte=1), name="list_pin_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.event_id}"

    def get_absolute_url(self) -> str:
        return f"{self.list.get_absolute_url()}#entry-{self.pk}"

    @property
    def address(self) -> str:
        """Where what is done to it is sent."""
        return f"{self.list.get_absolute_url()}entries/{self.pk}/"

    @property
    def shown_number(self) -> int:
        """The revision that readers of the list get."""
        return self.number or self.event.latest_number

    @property
    def has_moved_on(self) -> bool:
        """Whether the event has changed since it was pinned."""
        return self.number is not None and self.number != self.event.latest_number


def _count(condition: Q) -> Coalesce:
    """How many entries of a list there are under a condition."""
    entries = ListEntry.objects.filter(condition, list=OuterRef("pk")).order_by().values("list")
    return Coalesce(Subquery(entries.annotate(total=Count("pk")).values("total")), 0)
