"""Laws and regulations, and the harms that they address."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.fields import Jurisdiction
from taxonomy.models.country import Country
from taxonomy.models.schemes import Harm
from taxonomy.models.value import WrittenValue
from wiki.fields import Address, Field, Names, Number, Prose, Text, Values
from wiki.kinds import register
from wiki.models import ListedPage
from wiki.models.page import PageQuerySet
from wiki.record import Record
from wiki.references import Finder


class LawHarm(WrittenValue):
    """A harm that a law addresses: as written, and the term it was found to mean."""

    law = models.ForeignKey("taxonomy.Law", on_delete=models.CASCADE, related_name="harm_values")
    term = models.ForeignKey(Harm, on_delete=models.PROTECT, null=True, blank=True, related_name="law_values")

    class Meta(WrittenValue.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["law", "position"], name="law_harm_one_a_place")]


class LawQuerySet(PageQuerySet):
    """Words for choosing laws."""

    def by_place(self) -> Self:
        """By jurisdiction, region and year; what has none comes last on every database."""
        place, year = models.F("jurisdiction__name"), models.F("year")
        return self.order_by(place.asc(nulls_last=True), "region", year.asc(nulls_last=True), "sort_title", "pk")


@register
class Law(ListedPage):
    """A law, regulation or treaty."""

    kind = "law"
    address = "/laws/{slug}/"
    record_fields: ClassVar[tuple[Field, ...]] = (
        Text(key="title", label=_("Title"), required=True),
        Text(key="short_title", label=_("Short title")),
        Names(key="alt_titles", label=_("Other names")),
        Jurisdiction(key="jurisdiction", label=_("Jurisdiction")),
        Text(key="region", label=_("State or region")),
        Number(key="year", label=_("Year"), minimum=1, maximum=9999),
        Address(key="url", label=_("Address of the text")),
        Values(key="harms", label=_("Harms it addresses"), kind="harm"),
        Prose(key="body", label=_("Text")),
    )
    child_models: ClassVar[dict[str, type[models.Model]]] = {"harms": LawHarm}
    row_lookups: ClassVar[tuple[str, ...]] = ("jurisdiction", "harm_values__term")

    short_title = models.CharField(_("short title"), max_length=255, blank=True)
    alt_titles = models.JSONField(_("other names"), default=list, blank=True)
    jurisdiction = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="laws")
    region = models.CharField(_("state or region"), max_length=255, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    url = models.URLField(_("address of the text"), max_length=2000, blank=True)
    harms = models.ManyToManyField(Harm, through=LawHarm, related_name="laws")

    objects: ClassVar[Any] = LawQuerySet.as_manager()

    class Meta(ListedPage.Meta):
        abstract = False
        verbose_name = _("law")
        verbose_name_plural = _("laws")

    @property
    def name(self) -> str:
        """The short title where there is one."""
        return self.short_title or self.title

    @property
    def note(self) -> str:
        """What a list says beside the title: short title, region, and the year where neither name has it."""
        year = str(self.year or "")
        return ", ".join(
            filter(None, [self.short_title, self.region, "" if year in self.title + self.short_title else year])
        )

    def columns(self, record: Record, finder: Finder) -> dict[str, Any]:
        plain = ("short_title", "alt_titles", "region", "year", "url")
        jurisdiction = record["jurisdiction"]
        return {
            **super().columns(record, finder),
            **{key: record[key] for key in plain},
            "jurisdiction_id": jurisdiction["code"] if jurisdiction else None,
        }

    def children(self, key: str, record: Record, finder: Finder) -> list[Any]:
        return LawHarm.rows(self, "harm", record["harms"], finder)

    def to_record(self) -> Record:
        plain = ("title", "short_title", "alt_titles", "region", "year", "url", "body")
        return {
            "kind": self.kind,
            "slug": self.slug,
            **{key: getattr(self, key) for key in plain},
            "jurisdiction": {"code": self.jurisdiction.code, "name": self.jurisdiction.name}
            if self.jurisdiction
            else None,
            "harms": [row.as_value() for row in self.harm_values.all()],
            "states": {},
        }

    def alternative_names(self, record: Record) -> Iterable[str]:
        return [name for name in (record["short_title"], *record["alt_titles"]) if name]
