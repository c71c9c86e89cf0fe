"""Controls of the edit form for the fields that only events have."""

import itertools
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from incidents.fields import PEOPLE_KINDS, PEOPLE_UNITS, Citations, Linked, People
from taxonomy import countries
from taxonomy.fields import Countries, Jurisdiction
from wiki.forms import Control, controls
from wiki.forms.controls import LinesControl, RowsControl
from wiki.names import slug_of

KIND_LABELS = {
    "exact": _("exactly"),
    "about": _("about"),
    "at-least": _("at least"),
    "at-most": _("at most"),
    "range": _("from … to …"),
}
UNIT_LABELS = {
    "people": _("people"),
    "accounts": _("accounts"),
    "records": _("records"),
    "files": _("files"),
    "devices": _("devices"),
}
PARTS = ("kind", "low", "high", "unit")


@controls(People)
class PeopleControl(Control):
    """A number with its kind and unit; four inputs named `people_kind`, `people_low`, `people_high`, `people_unit`."""

    template = "incidents/controls/people.html"
    kinds = [(kind, KIND_LABELS[kind]) for kind in PEOPLE_KINDS]
    units = [(unit, UNIT_LABELS[unit]) for unit in PEOPLE_UNITS]

    def typed(self, value: Any) -> dict[str, str]:
        shown = dict.fromkeys(PARTS, "") if not value else {part: _shown(value[part]) for part in PARTS}
        if value and value["kind"] in ("exact", "about"):
            shown["high"] = ""
        return shown

    def posted(self, data: QueryDict) -> dict[str, str] | None:
        if f"{self.name}_kind" not in data:
            return None
        return {part: data.get(f"{self.name}_{part}", "").strip() for part in PARTS}

    def raw(self, typed: dict[str, str]) -> Any:
        return typed if typed["low"] or typed["high"] else None


def _shown(part: Any) -> str:
    return "" if part is None else str(part)


@controls(Countries)
class CountriesControl(LinesControl):
    """A country on each line, by name or code."""

    template = "incidents/controls/countries.html"

    def typed(self, value: Any) -> str:
        return "\n".join(country["name"] for country in value)

    def raw(self, typed: str) -> Any:
        return [code_of(line) for line in typed.splitlines() if line.strip()]


@controls(Jurisdiction)
class JurisdictionControl(Control):
    """A country by name or code."""

    def typed(self, value: Any) -> str:
        return value["name"] if isinstance(value, dict) else value or ""

    def raw(self, typed: str) -> Any:
        return code_of(typed) if typed.strip() else None


def code_of(text: str) -> str:
    """The code of the country that a line names; the line itself where it names none, for cleaning to refuse."""
    text = text.strip()
    named = countries.named_in(text)
    return named[0] if len(named) == 1 else text


@controls(Linked)
class LinkedControl(RowsControl):
    """Rows that name pages. A row whose text was left as it was leads where it led, whatever its text finds today."""

    def kept(self, raw: Any, before: Any) -> Any:
        field: Any = self.field
        pages = {row[field.text]: row[field.target] for row in before if row[field.target]}
        return [{field.target: pages[text], **row} if (text := row.get(field.text)) in pages else row for row in raw]


@controls(Citations)
class CitationsControl(RowsControl):
    """The sources of an event. A publication that has its page is edited there; here it has its key and the day."""

    row_template = "incidents/controls/_source_row.html"

    def typed(self, value: Any) -> list[dict[str, Any]]:
        rows = super().typed(value)
        return [{**row, "source": given.get("source") or ""} for row, given in zip(rows, value, strict=True)]

    def raw(self, typed: Any) -> Any:
        rows = super().raw(typed)
        taken = {row.get("key") for row in rows}
        for row, given in zip(rows, typed, strict=True):
            if given.get("source"):
                row["source"] = given["source"]
            if not row.get("key"):
                row["key"] = _free(_key(row), taken)
                taken.add(row["key"])
        return rows

    def kept(self, raw: Any, before: Any) -> Any:
        details = {row["source"]: row for row in before if row["source"]}
        return [{**details.get(row.get("source"), {}), **row} for row in raw]

    def _posted_row(self, data: QueryDict, number: int) -> dict[str, Any]:
        return {
            **super()._posted_row(data, number),
            "source": data.get(f"{self.name}-{number}-source", ""),
        }


def _key(row: dict[str, Any]) -> str:
    """A key where none was typed: publisher or title, and year; empty for a row that says none of them."""
    named, url = row.get("publisher") or row.get("title") or "", row.get("url") or ""
    year = (row.get("date") or "")[:4]
    return (slug_of(f"{named[:40]} {year}") or slug_of(url[:60])) if named or url else ""


def _free(key: str, taken: set[Any]) -> str:
    """The key, or with the first number that no other row has."""
    numbered = (f"{key}-{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain([key], numbered) if not key or one not in taken)
