"""A term: an entry of a vocabulary, with its place in the tree."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from wiki.fields import Field, Flag, Names, Number, Prose, Reference, Text
from wiki.models import ListedPage, WikiPage
from wiki.models.page import PageQuerySet
from wiki.record import Record
from wiki.references import Finder


def term_fields(kind: str) -> tuple[Field, ...]:
    """The record fields of a scheme whose terms are of that kind."""
    return (
        Text(key="title", label=_("Label"), required=True),
        Prose(key="definition", label=_("Definition"), max_length=5_000),
        Prose(key="scope_note", label=_("Scope note"), max_length=5_000),
        Reference(key="parent", label=_("Broader term"), kind=kind),
        Number(key="position", label=_("Place among its siblings"), minimum=0, maximum=10_000),
        Names(key="alt_labels", label=_("Other labels")),
        Names(key="exact_matches", label=_("Exact matches")),
        Names(key="close_matches", label=_("Close matches")),
        Flag(key="special_category", label=_("Special category (GDPR, article 9)")),
        Text(key="source", label=_("Source"), max_length=500),
        Reference(key="superseded_by", label=_("Superseded by"), kind=kind),
        Prose(key="body", label=_("Text")),
    )


PLACE: list[str | Combinable] = [models.F("position").asc(nulls_last=True), "sort_title", "pk"]


class TermQuerySet(PageQuerySet):
    """Words for choosing terms."""

    def in_order(self) -> Self:
        """By place among siblings; those without one come last on every database."""
        return self.order_by(*PLACE)


class Term(ListedPage):
    """An entry of a scheme; its title is its label. A SKOS concept: parent is broader, matches are mappings."""

    scheme: ClassVar[str]
    scheme_label: ClassVar[Any]
    scheme_intro: ClassVar[Any]

    definition = models.TextField(_("definition"), blank=True)
    scope_note = models.TextField(_("scope note"), blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="narrower", verbose_name=_("broader term")
    )
    position = models.PositiveIntegerField(_("place among its siblings"), null=True, blank=True)
    alt_labels = models.JSONField(_("other labels"), default=list, blank=True)
    exact_matches = models.JSONField(_("exact matches"), default=list, blank=True)
    close_matches = models.JSONField(_("close matches"), default=list, blank=True)
    special_category = models.BooleanField(_("special category"), default=False)
    source = models.CharField(_("source"), max_length=500, blank=True)
    superseded_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supersedes"
    )

    row_lookups: ClassVar[tuple[str, ...]] = ("parent", "superseded_by")

    objects: ClassVar[Any] = TermQuerySet.as_manager()

    class Meta(ListedPage.Meta):
        abstract = True
        ordering = PLACE

    def columns(self, record: Record, finder: Finder) -> dict[str, Any]:
        plain = ("definition", "scope_note", "position", "alt_labels", "exact_matches", "close_matches")
        flags = ("special_category", "source")
        return {
            **super().columns(record, finder),
            **{key: record[key] for key in (*plain, *flags)},
            "parent_id": self._id_of(record["parent"], finder),
            "superseded_by_id": self._id_of(record["superseded_by"], finder),
        }

    def to_record(self) -> Record:
        record: Record = {"kind": self.kind, "slug": self.slug}
        for field in self.record_fields:
            value: Any = getattr(self, field.key)
            record[field.key] = {"slug": value.slug, "title": value.title} if isinstance(value, WikiPage) else value
        return {**record, "states": {}}

    def alternative_names(self, record: Record) -> Iterable[str]:
        return record["alt_labels"]  # type: ignore[no-any-return]

    def prose(self, record: Record) -> str:
        return "\n\n".join(record[key] for key in ("definition", "scope_note", "body"))

    def lead(self, record: Record) -> str:
        return record["definition"]  # type: ignore[no-any-return]

    def _id_of(self, reference: dict[str, str] | None, finder: Finder) -> int | None:
        return finder.page_id(self.kind, reference["slug"]) if reference else None
