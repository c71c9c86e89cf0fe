"""Organisations: named bodies that had a part in events."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from taxonomy.models.value import id_of
from wiki.directory import Directory
from wiki.fields import Address, Field, FieldError, Names, Prose, RecordErrors, Reference, Text
from wiki.kinds import register
from wiki.models import ListedPage
from wiki.record import Record
from wiki.references import Finder, Wanted


@register
class Organisation(ListedPage):
    """A company, public body, court or other named body. One that was merged into another stays as its other name."""

    kind = "org"
    address = "/organisations/{slug}/"
    record_fields: ClassVar[tuple[Field, ...]] = (
        Text(key="title", label=_("Name"), required=True),
        Names(key="other_names", label=_("Other names")),
        Address(key="website", label=_("Website")),
        Reference(key="merged_into", label=_("Merged into"), kind=kind),
        Prose(key="body", label=_("Text")),
    )
    row_lookups: ClassVar[tuple[str, ...]] = ("merged_into",)

    other_names = models.JSONField(_("other names"), default=list, blank=True)
    website = models.URLField(_("website"), max_length=2000, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )

    class Meta(ListedPage.Meta):
        abstract = False
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            *ListedPage.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="organisation_not_into_itself"
            ),
        ]

    def validate_record(self, record: Record) -> None:
        target = record["merged_into"]
        if target and target["slug"] == record["slug"]:
            raise RecordErrors([FieldError("merged_into", _now("An organisation is not merged into itself."))])

    def validate_as_latest(self, record: Record) -> None:
        target = record["merged_into"]
        if self.pk and target and self.pk in _line(target["slug"]):
            message = _now("“%(slug)s” is this organisation itself, or was merged into it. Take that back first.")
            raise RecordErrors([FieldError("merged_into", message % target)])

    def columns(self, record: Record, finder: Finder) -> dict[str, Any]:
        merged_into = record["merged_into"]
        return {
            **super().columns(record, finder),
            "other_names": record["other_names"],
            "website": record["website"],
            "merged_into_id": id_of(finder, self.kind, merged_into["slug"]) if merged_into else None,
        }

    def to_record(self) -> Record:
        return {
            "kind": self.kind,
            "slug": self.slug,
            "title": self.title,
            "other_names": self.other_names,
            "website": self.website,
            "merged_into": {"slug": self.merged_into.slug, "title": self.merged_into.title}
            if self.merged_into
            else None,
            "body": self.body,
            "states": {},
        }

    def alternative_names(self, record: Record) -> Iterable[str]:
        return record["other_names"]  # type: ignore[no-any-return]


def _line(slug: str) -> Iterator[int]:
    """The organisation that has or had that slug, and each that it became; a query for each, and a ring ends."""
    directory = Directory()
    directory.load([Wanted(Organisation.kind, slug=slug)])
    seen: set[int] = set()
    pk = directory.page_id(Organisation.kind, slug)
    while pk is not None and pk not in seen:
        yield pk
        seen.add(pk)
        pk = Organisation.objects.filter(pk=pk).values_list("merged_into", flat=True).first()
