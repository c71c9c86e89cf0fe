"""Controls of the edit form for the fields that only events have."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from incidents.fields import PEOPLE_KINDS, PEOPLE_UNITS, Citations, People
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


@controls(Citations)
class CitationsControl(RowsControl):
    """The sources of an event. A publication that has its page is edited there; here it has its key and the day."""

    row_template = "incidents/controls/_source_row.html"

    def typed(self, value: Any) -> list[dict[str, Any]]:
        rows = super().typed(value)
        return [{**row, "source": given.get("source") or ""} for row, given in zip(rows, value, strict=True)]

    def raw(self, typed: Any) -> Any:
        rows = super().raw(typed)
        return [self._completed(row, given) for row, given in zip(rows, typed, strict=True)]

    def _completed(self, row: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
        """The row with its page, and with a key where none was typed: publisher or title, and year."""
        if given.get("source"):
            row["source"] = given["source"]
        named, url = row.get("publisher") or row.get("title") or "", row.get("url") or ""
        if not row.get("key") and (named or url):
            year = (row.get("date") or "")[:4]
            row["key"] = slug_of(f"{named[:40]} {year}") or slug_of(url[:60])
        return row

    def _posted_row(self, data: QueryDict, number: int) -> dict[str, Any]:
        return {
            **super()._posted_row(data, number),
            "source": data.get(f"{self.name}-{number}-source", ""),
        }
