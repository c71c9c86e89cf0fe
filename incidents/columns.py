"""Columns of the table of events: each says which rows of the database it needs and what its cell reads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.template.defaultfilters import date as formatted
from django.utils.translation import gettext_lazy as _

from incidents.models import Event
from wiki.fields import Words

SHOWN = ("date", "location", "harms", "people")
"""The columns of whoever chose none."""


@dataclass(frozen=True)
class Column:
    """A column; `lookup` is what is fetched for all events at once, "" where the event's own row has it all."""

    label: Words
    cell: Callable[[Event], object]
    lookup: str = ""


def _joined(lookup: str) -> Callable[[Event], str]:
    return lambda event: "; ".join(map(str, getattr(event, lookup).all()))


def _related(label: Words, lookup: str) -> Column:
    return Column(label, _joined(lookup), lookup)


COLUMNS = {
    "date": Column(_("Date"), lambda event: event.date_text or event.date_edtf),
    "location": Column(_("Location"), lambda event: event.location),
    "harms": _related(_("Solove harm"), "harm_values"),
    "information_types": _related(_("Information"), "information_values"),
    "threat_actors": _related(_("Threat actors"), "actor_values"),
    "organisations": _related(_("Organisations"), "involvements"),
    "affected_groups": _related(_("Individuals affected"), "group_values"),
    "people": Column(_("Number affected"), lambda event: event.people_text),
    "high_risk_groups": _related(_("High-risk groups"), "high_risk_values"),
    "consequences": _related(_("Tangible harms"), "consequence_values"),
    "laws": _related(_("Laws and regulations"), "legal_outcomes"),
    "coded": Column(_("Coded by"), lambda event: event.get_coded_display()),
    "changed": Column(_("Last changed"), lambda event: formatted(event.changed_at, "Y-m-d")),
}


@dataclass(frozen=True)
class Table:
    """Chosen columns over some events."""

    columns: list[Column]
    rows: list[tuple[Event, list[object]]]


def chosen(names: Iterable[str]) -> list[str]:
    """Those of the names that are columns, in the order of the infobox; the usual ones where none is."""
    names = set(names)
    return [name for name in COLUMNS if name in names] or list(SHOWN)


def table_of(events: list[Event], names: Iterable[str]) -> Table:
    """A table of events; one query for each column whose values stand in rows of their own."""
    columns = [COLUMNS[name] for name in names]
    prefetch_related_objects(events, *(column.lookup for column in columns if column.lookup))
    return Table(columns, [(event, [column.cell(event) for column in columns]) for event in events])
