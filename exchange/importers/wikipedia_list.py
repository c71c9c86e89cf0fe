"""Wikipedia's list of data breaches as a table: entity, year, records, kind of organisation, method."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange import drafting
from exchange.drafting import Base
from exchange.importing import Fault, Importer, Item, Reading, Skipped
from exchange.mapping import Coding, table
from exchange.notices.amounts import amount_of
from exchange.notices.breaches import identifier_of
from exchange.notices.names import organisation_of, title_of
from exchange.notices.wording import number_in_words
from exchange.prose import escaped
from exchange.reading import rows
from exchange.reading.rows import Row
from incidents import dates
from wiki.record import Record

BASE = Base(
    key="wikipedia",
    name="Wikipedia: List of data breaches",
    url="https://en.wikipedia.org/wiki/List_of_data_breaches",
    licence="CC BY-SA 4.0",
    publisher="Wikipedia contributors",
)
METHODS = {
    "hacked": "It was hacked",
    "poor security": "The list puts it down to poor security",
    "lost / stolen media": "A data medium was lost or stolen",
    "lost / stolen computer": "A computer was lost or stolen",
    "accidentally published": "The data were published by mistake",
    "accidentally uploaded": "The data were uploaded by mistake",
    "accidentally exposed": "The data were left open by mistake",
    "inside job": "It was the work of somebody inside",
    "rogue contractor": "It was the work of a contractor",
}

_INCIDENT = re.compile(r"\b(?:cyberattack|hack|leak)\b", re.IGNORECASE)
"""Rows of the list that name an incident in place of whom it befell."""
_MANY = re.compile(r"\d+ (?:companies|organi[sz]ations|institutions)\b")
_REMARK = re.compile(r"\s*\(company\)\Z")


def read(reading: Reading) -> Iterator[Item]:
    """Every row of the list; rows are known by entity and year, and by the number where there are several."""
    had: dict[str, int] = {}
    for row in rows(reading, required=("Entity", "Year", "Records", "Method")):
        yield row if isinstance(row, Fault) else _item(*row, reading, had)


def _item(line: int, row: Row, reading: Reading, had: dict[str, int]) -> Item:
    name = _REMARK.sub("", organisation_of(row["Entity"]))
    if not name:
        return Fault(line, _("The entity is missing."))
    identifier = identifier_of(name, row["Year"])
    if identifier in had:
        identifier = identifier_of(name, row["Year"], row["Records"])
    first = had.setdefault(identifier, line)
    if first != line:
        return Skipped(line, _("The same row stands in line %(line)d.") % {"line": first}, name)
    columns = ("Method", "Organization type")
    coding = table("wikipedia_list").code({column: [row.get(column, "")] for column in columns})
    return drafting.event(
        reading, line, BASE, identifier=identifier, record=_record(name, row, coding), notes=drafting.unmapped(coding)
    )


def _record(name: str, row: Row, coding: Coding) -> Record:
    edtf, people = dates.propose(row["Year"]), amount_of(row["Records"], "records")
    return {
        **coding.record(),
        "title": name if _INCIDENT.search(name) else title_of(name, _year(row)),
        "location": "",
        "date_text": _year(row),
        "date_edtf": edtf,
        "date_basis": "",
        "organisations": [] if _INCIDENT.search(name) or _MANY.match(name) else drafting.party(name),
        "people": people,
        "summary": _lead(name, row, people),
        "body": _text(row, people),
    }


def _year(row: Row) -> str:
    return row["Year"].replace("-", "–")


def _lead(name: str, row: Row, people: dict[str, Any] | None) -> str:
    counted = f" of {number_in_words(people)}" if people else ""
    where = f"under the name “{escaped(name)}”," if _INCIDENT.search(name) else f"at {escaped(name)}"
    return f"Wikipedia’s list of data breaches has a breach{counted} {where} in {_year(row)}."


def _text(row: Row, people: dict[str, Any] | None) -> str:
    method = row["Method"].strip()
    said = METHODS.get(method.lower(), f"As the method the list names: {escaped(method)}" if method else "")
    counted = row["Records"].strip()
    is_said = said and method.lower() != "unknown"
    parts = [f"{said if is_said else 'How it came about the list does not say'}.[^wikipedia]"]
    if counted and not people and counted.lower() not in ("unknown", "undisclosed"):
        parts.append(f"On its size the list says “{escaped(counted)}”.")
    parts.append("The list gives the year alone, and does not say whether the breach was then or became known then.")
    return " ".join(parts)


IMPORTER = Importer(
    name="wikipedia_list",
    label=gettext_lazy("Wikipedia’s list of data breaches"),
    note=gettext_lazy("the list as a CSV table"),
    author="Wikipedia contributors",
    read=read,
    suffixes=(".csv",),
)
