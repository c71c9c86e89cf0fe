"""The columns of events as a table: what the public record says, flat. Lists are joined, the text is left out.

Columns whose cells come from one place of the record are made together: a table may have a hundred thousand rows.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from incidents import dates
from incidents.records import moment_of, states_in, url_of
from wiki.editions import Edition
from wiki.fields import Words
from wiki.record import Record

BETWEEN, WITHIN = "; ", ";\N{NO-BREAK SPACE}"
"""What stands between the texts of a cell, and what a text has in the place of that, so that the two can be told."""


@dataclass(frozen=True)
class Column:
    """A column: its type in a Table Schema, and what it means."""

    name: str
    meaning: Words
    type: str = "string"


@dataclass(frozen=True)
class Columns:
    """Columns beside each other, and their cells in the row of an event."""

    columns: Sequence[Column]
    cells: Callable[[Edition], Sequence[str]]


def row_of(edition: Edition) -> list[str]:
    """The cells of an event; empty where there is nothing."""
    row: list[str] = []
    for cells in CELLS:
        row += cells(edition)
    return row


def _plain(*columns: Column) -> Columns:
    """Keys of the record that hold one value each."""
    names = [column.name for column in columns]
    return Columns(columns, lambda edition: [edition.record.get(name, "") for name in names])


def _parts(key: str, parts: Sequence[str], *columns: Column) -> Columns:
    """Parts of an object, or of nothing."""
    nothing = ("",) * len(parts)

    def cells(edition: Edition) -> Sequence[str]:
        value = edition.record.get(key)
        return [_text(value.get(part)) for part in parts] if value else nothing

    return Columns(columns, cells)


def _rows(key: str, parts: Sequence[str], *columns: Column) -> Columns:
    """Parts of the rows of a list, each joined in a cell of its own, in the same order."""
    nothing = ("",) * len(parts)

    def cells(edition: Edition) -> Sequence[str]:
        rows = edition.record.get(key)
        if not rows:
            return nothing
        if len(rows) == 1:
            return [(rows[0].get(part) or "").replace(BETWEEN, WITHIN) for part in parts]
        return [joined([(row.get(part) or "").replace(BETWEEN, WITHIN) for row in rows]) for part in parts]

    return Columns(columns, cells)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _terms(key: str, meaning: Words) -> Columns:
    return _rows(
        key,
        ["text", "term", "label"],
        Column(key, format_lazy(_("{meaning}, as written."), meaning=meaning)),
        Column(f"{key}_slugs", format_lazy(_("{meaning}: slugs of the terms."), meaning=meaning)),
        Column(f"{key}_labels", format_lazy(_("{meaning}: labels of the terms."), meaning=meaning)),
    )


def joined(texts: Iterable[str]) -> str:
    """Texts in one cell, in their order; an empty place holds the place of what is not there."""
    text = BETWEEN.join(texts)
    return text if text.strip(BETWEEN) else ""


@lru_cache(maxsize=10_000)
def _days(edtf: str) -> Sequence[str]:
    bounds = dates.bounds(edtf)
    return _text(bounds.earliest), _text(bounds.latest)


def _breakdown(edition: Edition) -> Sequence[str]:
    rows: list[Record] = edition.record.get("breakdown", [])
    return (joined(" | ".join(row.values()).replace(BETWEEN, WITHIN) for row in rows),)


def _states(edition: Edition) -> Sequence[str]:
    return (joined(f"{key}={state}" for key, state in states_in(edition.record).items()),)


def _revision(edition: Edition) -> Sequence[str]:
    return str(edition.number), moment_of(edition), edition.author, settings.CONTENT_LICENCE["url"]


TABLE: tuple[Columns, ...] = (
    Columns(
        [Column("slug", _("The event’s name in its address.")), Column("url", _("The event’s address."))],
        lambda edition: (edition.slug, url_of(edition.slug)),
    ),
    _plain(
        Column("title", _("The title.")),
        Column("short_title", _("The heading of the infobox.")),
        Column("summary", _("The lead, in Markdown.")),
        Column("location", _("Where it was, as written.")),
        Column("date_text", _("When it was, as written.")),
        Column("date_edtf", _("The date in EDTF (ISO 8601-2).")),
        Column("date_basis", _("What the date tells: occurred, disclosed, reported or decided.")),
    ),
    _rows("countries", ["code"], Column("countries", _("Countries: ISO 3166-1 alpha-2 code, EU or COE."))),
    Columns(
        [Column("is_global", _("Whether it was everywhere."), "boolean")],
        lambda edition: ("true" if edition.record.get("is_global") else "false",),
    ),
    Columns(
        [
            Column("earliest", _("The first day it can have been; empty where that is open."), "date"),
            Column("latest", _("The last day it can have been; empty where that is open."), "date"),
        ],
        lambda edition: _days(edition.record.get("date_edtf", "")),
    ),
    _terms("harms", _("Solove’s harms, the primary one first")),
    _terms("information_types", _("Which information")),
    _terms("threat_actors", _("Who did it, by kind")),
    _rows(
        "organisations",
        ["name", "role", "organisation"],
        Column("organisations", _("Named bodies, as written.")),
        Column("organisations_roles", _("Their part, in the same order.")),
        Column("organisations_slugs", _("Their pages, in the same order.")),
    ),
    _terms("affected_groups", _("Who was affected")),
    _parts(
        "people",
        ["kind", "low", "high", "unit"],
        Column("people_kind", _("How the number is meant: exact, about, at-least, at-most or range.")),
        Column("people_low", _("How many were affected, at least."), "integer"),
        Column("people_high", _("How many were affected, at most."), "integer"),
        Column("people_unit", _("What was counted: people, accounts, records, files or devices.")),
    ),
    _terms("high_risk_groups", _("Groups at high risk")),
    _terms("consequences", _("Tangible harms")),
    _rows(
        "laws",
        ["text", "law", "outcome"],
        Column("laws", _("Laws, as written.")),
        Column("laws_slugs", _("Their pages, in the same order.")),
        Column("laws_outcomes", _("What came of them, in the same order.")),
    ),
    Columns([Column("breakdown", _("Threat | group at risk | harm | secondary consequences."))], _breakdown),
    _rows(
        "sources",
        ["title", "publisher", "date", "url"],
        Column("sources_titles", _("Titles of the sources.")),
        Column("sources_publishers", _("Their publishers, in the same order.")),
        Column("sources_dates", _("Their dates in EDTF, in the same order.")),
        Column("sources_urls", _("Their addresses, in the same order.")),
    ),
    Columns(
        [
            Column(
                "states",
                _("Why a value is empty: key=unknown (looked, not found), none or na; else nobody has looked."),
            )
        ],
        _states,
    ),
    _plain(Column("coded", _("Who coded it: editor or machine."))),
    _parts(
        "origin",
        ["source", "id", "url", "licence"],
        Column("origin_source", _("Where an imported event is from.")),
        Column("origin_id", _("Its identifier there.")),
        Column("origin_url", _("Its address there.")),
        Column("origin_licence", _("Its licence there.")),
    ),
    Columns(
        [
            Column("revision", _("The number of the revision."), "integer"),
            Column("revision_moment", _("The moment of the revision, in UTC."), "datetime"),
            Column("revision_author", _("Who wrote the revision.")),
            Column("license", _("The address of the licence.")),
        ],
        _revision,
    ),
)
COLUMNS = tuple(column for one in TABLE for column in one.columns)
CELLS = tuple(one.cells for one in TABLE)
