"""The event: what happened, with the whole infobox as its record's keys."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.inserting import insert
from incidents import dates
from incidents.models.breakdown import BreakdownRow
from incidents.models.choosing import EventQuerySet
from incidents.models.citation import Citation
from incidents.models.infobox import EVENT_FIELDS, PEOPLE, Basis, Coded
from incidents.models.involvement import Involvement
from incidents.models.outcome import LegalOutcome
from incidents.models.passage import Passage, PassageCode
from incidents.models.value import (
    ActorValue,
    ConsequenceValue,
    EventCountry,
    GroupValue,
    HarmValue,
    HighRiskValue,
    InformationValue,
)
from taxonomy import countries
from taxonomy.models import AffectedGroup, Consequence, Country, Harm, InformationType, ThreatActor
from taxonomy.models.value import WrittenValue, id_of
from wiki.fields import Field
from wiki.kinds import register
from wiki.markup import scan_passages
from wiki.models import WikiPage
from wiki.names import fold
from wiki.record import Record
from wiki.references import Finder

VALUE_ROWS: dict[str, tuple[type[WrittenValue], str]] = {
    "harms": (HarmValue, "harm"),
    "information_types": (InformationValue, "information"),
    "threat_actors": (ActorValue, "actor"),
    "affected_groups": (GroupValue, "group"),
    "high_risk_groups": (HighRiskValue, "group"),
    "consequences": (ConsequenceValue, "consequence"),
}
PLAIN_COLUMNS = ("short_title", "location", "is_global", "date_text", "date_edtf", "date_basis", "summary", "coded")


@register
class Event(WikiPage):
    """A privacy incident."""

    kind = "event"
    address = "/events/{slug}/"
    record_fields: ClassVar[tuple[Field, ...]] = EVENT_FIELDS
    uneditable: ClassVar[frozenset[str]] = frozenset({"origin"})
    form_template: ClassVar[str] = "incidents/_event_form.html"
    depends_on_others: ClassVar[bool] = False
    child_models: ClassVar[dict[str, type[models.Model]]] = {
        **{key: model for key, (model, _kind) in VALUE_ROWS.items()},
        "countries": EventCountry,
        "organisations": Involvement,
        "laws": LegalOutcome,
        "breakdown": BreakdownRow,
        "sources": Citation,
        "body": Passage,
    }
    row_lookups: ClassVar[tuple[str, ...]] = (
        "harm_values__term",
        "information_values__term",
        "actor_values__term",
        "group_values__term",
        "high_risk_values__term",
        "consequence_values__term",
        "country_values__country",
        "involvements__organisation",
        "legal_outcomes__law",
        "breakdown_rows",
        "citations__source",
        "passages__codes",
    )

    short_title = models.CharField(_("short title"), max_length=500, blank=True)
    location = models.CharField(_("location"), max_length=255, blank=True)
    is_global = models.BooleanField(_("global"), default=False)
    date_text = models.CharField(_("date as written"), max_length=255, blank=True)
    date_edtf = models.CharField(_("date (EDTF)"), max_length=100, blank=True)
    date_basis = models.CharField(_("what the date tells"), max_length=10, choices=Basis.choices, blank=True)
    earliest = models.DateField(_("earliest day"), null=True, blank=True)
    latest = models.DateField(_("latest day"), null=True, blank=True)
    people_kind = models.CharField(_("kind of number"), max_length=10, blank=True)
    people_low = models.BigIntegerField(_("at least"), null=True, blank=True)
    people_high = models.BigIntegerField(_("at most"), null=True, blank=True)
    people_unit = models.CharField(_("unit"), max_length=10, blank=True)
    summary = models.TextField(_("lead"), blank=True)
    states = models.JSONField(_("kinds of empty"), default=dict, blank=True)
    coded = models.CharField(_("coded by"), max_length=10, choices=Coded.choices, default=Coded.EDITOR)
    origin_source = models.CharField(_("imported from"), max_length=255, blank=True)
    origin_id = models.CharField(_("identifier there"), max_length=255, blank=True)
    origin = models.JSONField(_("origin"), null=True, blank=True)

    harms = models.ManyToManyField(Harm, through=HarmValue, related_name="events")
    information_types = models.ManyToManyField(InformationType, through=InformationValue, related_name="events")
    threat_actors = models.ManyToManyField(ThreatActor, through=ActorValue, related_name="events")
    affected_groups = models.ManyToManyField(AffectedGroup, through=GroupValue, related_name="events")
    high_risk_groups = models.ManyToManyField(AffectedGroup, through=HighRiskValue, related_name="high_risk_events")
    consequences = models.ManyToManyField(Consequence, through=ConsequenceValue, related_name="events")
    countries = models.ManyToManyField(Country, through=EventCountry, related_name="events")

    objects = EventQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes the base class's for a ClassVar

    class Meta(WikiPage.Meta):
        abstract = False
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            *WikiPage.Meta.indexes,
            models.Index(fields=["origin_source", "origin_id"], name="event_origin"),
        ]
        constraints = [
            *WikiPage.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(earliest=None) | models.Q(latest=None) | models.Q(earliest__lte=models.F("latest")),
                name="event_bounds_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(people_low=None)
                | models.Q(people_high=None)
                | models.Q(people_low__lte=models.F("people_high")),
                name="event_people_in_order",
            ),
            models.CheckConstraint(condition=models.Q(coded__in=Coded.values), name="event_coded_is_known"),
            models.CheckConstraint(condition=models.Q(date_basis__in=["", *Basis.values]), name="event_basis_is_known"),
        ]

    @classmethod
    def completed(cls, data: Mapping[str, Any]) -> Mapping[str, Any]:
        text, location = str(data.get("date_text") or ""), str(data.get("location") or "")
        return {
            "date_edtf": dates.propose(text),
            "date_basis": dates.propose_basis(text),
            "countries": countries.named_in(location),
            "is_global": fold(location) == "global",
            **data,
        }

    def columns(self, record: Record, finder: Finder) -> dict[str, Any]:
        bounds = dates.bounds(record["date_edtf"])
        people = record["people"] or {}
        origin = record["origin"] or {}
        return {
            **super().columns(record, finder),
            **{key: record[key] for key in PLAIN_COLUMNS},
            "earliest": bounds.earliest,
            "latest": bounds.latest,
            **{f"people_{part}": people.get(part, "") for part in ("kind", "unit")},
            **{f"people_{part}": people.get(part) for part in ("low", "high")},
            "states": record["states"],
            "origin": record["origin"],
            "origin_source": origin.get("source", "")[:255],
            "origin_id": origin.get("id", "")[:255],
        }

    def children(self, key: str, record: Record, finder: Finder) -> list[Any]:
        if key in VALUE_ROWS:
            model, kind = VALUE_ROWS[key]
            return model.rows(self, kind, record[key], finder)
        if key == "countries":
            codes = [country["code"] for country in record[key]]
            return [EventCountry(event_id=self.pk, country_id=code, position=place) for place, code in enumerate(codes)]
        if key == "breakdown":
            return BreakdownRow.rows(self, record)
        if key == "body":
            return self._passages(record, finder)
        rows: Any = self.child_models[key]
        return rows.rows(self, record, finder)  # type: ignore[no-any-return]

    def stale_children(self, changed: set[str], record: Record, before: Record) -> set[str]:
        keys = super().stale_children(changed - {"body"}, record, before)
        return keys | {"body"} if changed & {"body", "summary"} and self._have_moved(before, record) else keys

    def _have_moved(self, before: Record, record: Record) -> bool:
        """Whether passages stand otherwise than they stood; most edits are elsewhere, and their rows are not asked."""
        if not before:
            return True
        stood, stand = (scan_passages(self.prose(one)) for one in (before, record))
        return [found.says for found in stood] != [found.says for found in stand]

    def replace_children(self, key: str, rows: list[Any]) -> None:
        if key == "body":
            self._replace_passages(rows)
        else:
            super().replace_children(key, rows)

    @classmethod
    def add_children(cls, key: str, rows: list[Any]) -> None:
        if key == "body":
            cls._add_passages(rows)
        else:
            super().add_children(key, rows)

    @classmethod
    def _add_passages(cls, passages: list[Passage]) -> None:
        insert(passages)
        codes = [code for passage in passages for code in passage.unsaved_codes]
        for code in codes:
            code.passage_id = code.passage.pk
        insert(codes, keyed=False)
        for passage in passages:
            passage.unsaved_codes = []  # they name it: rows in a ring, with their event, stay in memory for long

    @classmethod
    def row_says(cls, row: models.Model) -> tuple[Any, ...]:
        said = super().row_says(row)
        return (*said, row.says_codes) if isinstance(row, Passage) else said

    def to_record(self) -> Record:
        return {
            "kind": self.kind,
            "slug": self.slug,
            "title": self.title,
            **{key: getattr(self, key) for key in PLAIN_COLUMNS},
            **{key: [row.as_value() for row in self.rows(key)] for key in VALUE_ROWS},
            "countries": [{"code": row.country.code, "name": row.country.name} for row in self.country_values.all()],
            "people": self._people(),
            "organisations": [row.as_row() for row in self.involvements.all()],
            "laws": [row.as_row() for row in self.legal_outcomes.all()],
            "breakdown": [row.as_row() for row in self.breakdown_rows.all()],
            "sources": [row.as_row() for row in self.citations.all()],
            "body": self.body,
            "states": self.states,
            "origin": self.origin,
        }

    def prose(self, record: Record) -> str:
        return f"{record['summary']}\n\n{record['body']}"

    def lead(self, record: Record) -> str:
        return record["summary"]  # type: ignore[no-any-return]

    @property
    def people_text(self) -> str:
        """How many were affected, as people read it."""
        return PEOPLE.reads(self._people())

    def _people(self) -> dict[str, Any] | None:
        if not self.people_kind:
            return None
        return {part: getattr(self, f"people_{part}") for part in ("kind", "low", "high", "unit")}

    def _passages(self, record: Record, finder: Finder) -> list[Passage]:
        passages = []
        for place, found in enumerate(scan_passages(self.prose(record))):
            passage = Passage(event_id=self.pk, key=found.key, position=place, text=found.text, context=found.context)
            passage.unsaved_codes = [
                PassageCode(event_id=self.pk, passage=passage, kind=kind, slug=slug, term_id=id_of(finder, kind, slug))
                for kind, slug in dict.fromkeys(found.codes)
            ]
            passages.append(passage)
        return passages

    def _replace_passages(self, rows: list[Passage]) -> None:
        """A passage whose text and codes stayed keeps its row."""
        stored = {passage.key: passage for passage in self.passages.prefetch_related("codes")}
        kept = {row.key: row for row in rows if row.key in stored and row.says == stored[row.key].says}
        if gone := [old.pk for key, old in stored.items() if key not in kept]:
            Passage.objects.filter(pk__in=gone).delete()
        for key, row in kept.items():
            row.pk = stored[key].pk
        moved = [row for key, row in kept.items() if row.place != stored[key].place]
        Passage.objects.bulk_update(moved, ["position", "context"])
        self.add_children("body", [row for row in rows if row.key not in kept])
