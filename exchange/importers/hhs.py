"""The US Department of Health and Human Services: its list of breaches of health information of 500 people or more.

It is the CSV that the breach portal gives (https://ocrportal.hhs.gov/ocr/breach/breach_report.jsf), of open or closed
cases. Work of the US government, in the public domain there.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.drafting import HHS as BASE
from exchange.drafting import event, party, people, unmapped
from exchange.importing import Fault, Importer, Incoming, Item, Reading, Skipped
from exchange.mapping import Coding, table
from exchange.notices.american import day_of
from exchange.notices.names import is_person, organisation_of
from exchange.places import place, state_of
from exchange.prose import escaped, plain, quotation, when
from exchange.reading import rows
from exchange.reading.rows import Row
from exchange.wording import hhs as words
from incidents import dates
from incidents.models.infobox import PEOPLE

NAME, STATE, DATE = "Name of Covered Entity", "State", "Breach Submission Date"
TYPE, KIND, COUNT = "Type of Breach", "Covered Entity Type", "Individuals Affected"
PLACES, ASSOCIATE, TEXT = "Location of Breached Information", "Business Associate Present", "Web Description"
PLACEHOLDERS = (500, 501)
DATABASE_NULL = "\\N"
OWN_FAULT = {"Loss", "Improper Disposal"}


def read(reading: Reading) -> Iterator[Item]:
    """Every breach of an export."""
    identifiers, seen = Counter[str](), dict[tuple[str, ...], int]()
    for row in rows(reading, required=(NAME, DATE, TYPE)):
        if isinstance(row, Fault):
            yield row
            continue
        line, cells = row
        first = seen.setdefault(tuple(cells.values()), line)
        yield _repeated(line, first, cells) if first != line else _item(line, cells, identifiers, reading)


def _repeated(line: int, first: int, cells: Row) -> Skipped:
    return Skipped(line, _("The row is the same as line %(line)d.") % {"line": first}, cells[NAME])


def _item(line: int, cells: Row, identifiers: Counter[str], reading: Reading) -> Item:
    """A breach; rows of one entity and day, which the export does not tell apart, are counted in their order."""
    name = organisation_of(plain(cells[NAME]))
    if not name:
        return Fault(line, _("The row names no entity."))
    if is_person(name):
        return Skipped(line, _("The entity is one person, of whom no page is made."))
    key = f"{plain(cells[NAME])}|{cells[STATE]}|{cells[DATE]}"
    identifiers[key] += 1
    identifier = key if identifiers[key] == 1 else f"{key}|{identifiers[key]}"
    return _event(line, identifier, name, cells, reading)


def _event(line: int, identifier: str, name: str, cells: Row, reading: Reading) -> Incoming:
    reported = day_of(cells[DATE])
    types, text, coding = _split(cells[TYPE]), _text(cells), _coding(cells)
    affected = _people(cells.get(COUNT, ""))
    day = reported.isoformat() if reported else ""
    draft = {
        "title": words.title(name, types, day),
        **coding.record(),
        "location": place(["US"], cells.get(STATE, "")),
        "date_text": dates.reads(day),
        "date_edtf": day,
        "date_basis": "reported" if day else "",
        "organisations": party(name, "actor" if types and OWN_FAULT.issuperset(types) else "victim organisation"),
        "people": affected,
        "summary": _lead(name, types, cells, reported),
        "body": _body(cells, text),
    }
    notes = [*unmapped(coding), *([] if day else [_("It has no date that can be.")])]
    return event(reading, line, BASE, identifier=identifier, record=draft, notes=notes)


def _coding(cells: Row) -> Coding:
    values = {
        TYPE: _split(cells[TYPE]),
        KIND: [cells.get(KIND, "")],
        TEXT: table("hhs").spotted(TEXT, _text(cells)),
    }
    return table("hhs").code(values)


def _lead(name: str, types: list[str], cells: Row, reported: date | None) -> str:
    where = state_of(cells.get(STATE, ""), "US") or "the United States"
    then = when(reported.isoformat()) if reported else ""
    affected = PEOPLE.reads(_people(cells.get(COUNT, "")))
    return f"{words.lead(escaped(name), cells.get(KIND, ''), where, types, then, affected)}[^{BASE.key}]"


def _body(cells: Row, text: str) -> str:
    told = words.facts(_split(cells.get(PLACES, "")), by_associate=cells.get(ASSOCIATE) == "Yes")
    paragraphs = [f"{' '.join(told)}[^{BASE.key}]"] if told else []
    if text:
        paragraphs += ["The department describes it so:", quotation(text, BASE.key)]
    paragraphs.append(f"Source: {BASE.publisher}, [Breach Portal]({BASE.url}); the date is that of the report.")
    return "\n\n".join(paragraphs)


def _people(text: str) -> dict[str, object] | None:
    """How many; 500 and 501 stand for “500 or more” where the number was not known yet."""
    digits = text.replace(",", "")
    if not (digits.isascii() and digits.isdigit()) or not int(digits[:15]):
        return None
    count = int(digits[:15])
    return people(PLACEHOLDERS[0], kind="at-least") if count in PLACEHOLDERS else people(count)


def _text(cells: Row) -> str:
    text = cells.get(TEXT, "")
    return "" if text == DATABASE_NULL else plain(text)


def _split(text: str) -> list[str]:
    return [part for part in text.split(", ") if part]


IMPORTER = Importer(
    name="hhs",
    label=gettext_lazy("US health breach portal"),
    note=gettext_lazy("the list of breaches that the US Department of Health and Human Services gives as CSV"),
    author="US Department of Health and Human Services",
    read=read,
    suffixes=(".csv",),
)
