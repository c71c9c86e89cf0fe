"""Notices of breaches to the Attorney General of Maine: the table of 2013 to 2018, and the forms since."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.drafting import Base
from exchange.importing import Fault, Importer, Item, Reading
from exchange.mapping import table
from exchange.notices.american import day_of, edtf_of
from exchange.notices.amounts import Amount, amount_of, at_least
from exchange.notices.breaches import Notice, Notices, identifier_of
from exchange.notices.names import organisation_of
from exchange.notices.wording import day_in_words, kinds_in_words, number_in_words, when
from exchange.prose import escaped
from exchange.reading import rows
from exchange.reading.rows import Row

BASE = Base(
    key="me-ag",
    name="Maine Attorney General: data breach notifications",
    url="https://www.maine.gov/ag/consumer/identity_theft/",
    licence="Public record of the State of Maine",
    publisher="Maine Office of the Attorney General",
)
COMPANY = "Company Whose Data Was Breached"
FORM_OF_WORDS = re.compile(
    r"in combin\w+ with (?:the )?security\s+code, access code, password,? or PIN(?: for the account)?", re.IGNORECASE
)
TOTAL = "Total number of persons affected (including Maine residents)"
RESIDENTS = "Total number of Maine residents affected"


def read(reading: Reading) -> Iterator[Item]:
    """Every notice of a file, whichever of the two tables it is."""
    notices = Notices(reading, BASE)
    for row in rows(reading):
        if isinstance(row, Fault):
            yield row
        elif COMPANY in row[1]:
            yield _of_the_table(*row, notices)
        elif "Completed Date" in row[1]:
            yield _of_the_form(*row, notices)
        else:
            yield Fault(1, _("These are the columns of neither list of the Attorney General of Maine."))
            return


def _of_the_table(line: int, row: Row, notices: Notices) -> Item:
    reported = day_of(row["Date of Notification"].removeprefix("Rec'd "))
    amount = at_least(amount_of(row["Number of Maine Residents Affected"]))
    text = FORM_OF_WORDS.sub("", row["Type of Information"])
    values = {name: table("me_ag").spotted(name, row[name]) for name in ("Type of Information", "Date of Breach")}
    values["Type of Information"] = table("me_ag").spotted("Type of Information", text)
    return _item(line, organisation_of(row[COMPANY]), row["Date of Breach"], reported, values, amount, notices)


def _of_the_form(line: int, row: Row, notices: Notices) -> Item:
    reported = day_of(row["Completed Date"])
    amount = amount_of(row[TOTAL]) or at_least(amount_of(row[RESIDENTS]))
    values = {field: _ticked(row, field) for field in ("flag", "sector")}
    written = row["Date(s) Breach Occurred"]
    return _item(line, organisation_of(row["Entity Name"]), written, reported, values, amount, notices)


def _ticked(row: Row, field: str) -> list[str]:
    """The columns ticked, of those that the table has as values of a field."""
    return [name for name, cell in row.items() if cell.lower() == "true" and table("me_ag").knows(field, name)]


def _item(
    line: int,
    name: str,
    written: str,
    reported: date | None,
    values: dict[str, list[str]],
    amount: Amount | None,
    notices: Notices,
) -> Item:
    if not name or reported is None:
        return Fault(line, _("A name or the date of the notice is missing."))
    known = [name] if table("me_ag").knows("Entity Name", name) else []
    occurred, coding = edtf_of(written, told=reported), table("me_ag").code({**values, "Entity Name": known})
    return notices.item(
        Notice(
            line=line,
            name=name,
            identifier=identifier_of(name, occurred or reported),
            occurred=occurred,
            reported=reported,
            coding=coding,
            people=amount,
            lead=_lead(name, reported, amount),
            text=f"{_dated(written, occurred)}{kinds_in_words(coding)}",
            location="Maine, United States",
        )
    )


def _lead(name: str, reported: date, amount: Amount | None) -> str:
    told = f"{escaped(name)} notified the Attorney General of Maine on {day_in_words(reported)} of a data breach"
    if not amount:
        return f"{told}."
    if amount["kind"] == "at-least":
        return f"{told} that affected {amount['low']:,} resident{'s' if amount['low'] != 1 else ''} of the state."
    return f"{told} that affected {number_in_words(amount)}."


def _dated(written: str, occurred: str) -> str:
    if occurred:
        return f"According to the notice, the breach occurred {when(occurred)}.[^me-ag] "
    if any(letter.isdigit() for letter in written):
        return f"On its date the notice says “{escaped(written)}”.[^me-ag] "
    return "The notice does not date the breach.[^me-ag] "


IMPORTER = Importer(
    name="me_ag",
    label=gettext_lazy("Attorney General of Maine"),
    note=gettext_lazy("the lists of notices of breaches as CSV: of 2013 to 2018, and since"),
    author="Maine Attorney General",
    read=read,
    suffixes=(".csv",),
)
