"""Sources: publications that events cite."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents import dates
from incidents.fields import Edtf
from incidents.publications import address_key
from wiki.fields import Address, Choice, Field, Names, Prose, Text
from wiki.kinds import register
from wiki.models import ListedPage
from wiki.record import Record
from wiki.references import Finder


class PublicationKind(models.TextChoices):
    """What sort of publication a source is."""

    NEWSPAPER = "newspaper", _("newspaper or magazine")
    COURT = "court", _("court document")
    REGULATOR = "regulator", _("regulator’s document")
    PARLIAMENT = "parliament", _("parliamentary paper")
    STUDY = "study", _("study")
    BOOK = "book", _("book")
    COMPANY = "company", _("company’s own statement")
    ENCYCLOPAEDIA = "encyclopaedia", _("encyclopaedia")
    DATASET = "dataset", _("data set")
    OTHER = "other", _("other")


@register
class Source(ListedPage):
    """A publication, shared by all events that cite it."""

    kind = "source"
    address = "/sources/{slug}/"
    record_fields: ClassVar[tuple[Field, ...]] = (
        Text(key="title", label=_("Title"), required=True),
        Text(key="publisher", label=_("Publisher")),
        Names(key="authors", label=_("Authors")),
        Edtf(key="date", label=_("Date (EDTF)")),
        Address(key="url", label=_("Address")),
        Address(key="archived_url", label=_("Archived at")),
        Choice(key="publication_kind", label=_("Kind"), choices=tuple(PublicationKind.choices)),
        Prose(key="body", label=_("Notes")),
    )

    publisher = models.CharField(_("publisher"), max_length=255, blank=True)
    authors = models.JSONField(_("authors"), default=list, blank=True)
    date = models.CharField(_("date (EDTF)"), max_length=100, blank=True)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    archived_url = models.URLField(_("archived at"), max_length=2000, blank=True)
    publication_kind = models.CharField(_("kind"), max_length=20, choices=PublicationKind.choices, blank=True)
    address_key = models.CharField(max_length=255, blank=True, editable=False)

    class Meta(ListedPage.Meta):
        abstract = False
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        indexes = [*ListedPage.Meta.indexes, models.Index(fields=["address_key"], name="source_by_address")]

    @property
    def date_text(self) -> str:
        """When it was published, as people read it."""
        return dates.reads(self.date)

    def columns(self, record: Record, finder: Finder) -> dict[str, Any]:
        plain = ("publisher", "authors", "date", "url", "archived_url", "publication_kind")
        return {
            **super().columns(record, finder),
            **{key: record[key] for key in plain},
            "address_key": address_key(record["url"]),
        }

    def to_record(self) -> Record:
        values = {field.key: getattr(self, field.key) for field in self.record_fields}
        return {"kind": self.kind, "slug": self.slug, **values, "states": {}}
