"""Notices of breaches to the Attorney General of California: who, the days of the breach, and when it was told."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.drafting import Base
from exchange.importing import Fault, Importer, Item, Reading
from exchange.mapping import table
from exchange.notices.american import EARLIEST, day_of
from exchange.notices.breaches import Notice, Notices, identifier_of
from exchange.notices.names import organisation_of
from exchange.notices.wording import day_in_words, occurred_in_words
from exchange.prose import escaped
from exchange.reading import rows
from exchange.reading.rows import Row

BASE = Base(
    key="ca-ag",
    name="California Attorney General: submitted breach notification samples",
    url="https://oag.ca.gov/privacy/databreach/list",
    licence="Public record of the State of California",
    publisher="California Department of Justice, Office of the Attorney General",
)
MOST_DAYS = 5


def read(reading: Reading) -> Iterator[Item]:
    """Every notice of a file; an amended notice of the same breach is a further notice of it."""
    notices = Notices(reading, BASE)
    for row in rows(reading, required=("Organization Name", "Reported Date")):
        yield row if isinstance(row, Fault) else _item(*row, notices)


def _item(line: int, row: Row, notices: Notices) -> Item:
    name, reported = organisation_of(row["Organization Name"]), day_of(row["Reported Date"])
    if not name or reported is None:
        return Fault(line, _("A name or the date of the report is missing."))
    occurred = _occurred(_dates(row), reported)
    known = [name] if table("ca_ag").knows("Organization Name", name) else []
    return notices.item(
        Notice(
            line=line,
            name=name,
            identifier=identifier_of(name, occurred or reported),
            occurred=occurred,
            reported=reported,
            coding=table("ca_ag").code({"Organization Name": known}),
            people=None,
            lead=_lead(name, occurred, reported),
            text="Notices go to the office where more than 500 residents of California are concerned; the list says "
            "neither how many were, nor which kinds of information.[^ca-ag]",
            location="California, United States",
        )
    )


def _dates(row: Row) -> str:
    return next((cell for column, cell in row.items() if column.startswith("Date(s) of Breach")), "")


def _occurred(text: str, reported: date) -> str:
    """The days of the breach as the list has them: which of them are ends of a period it does not say."""
    found = sorted({day for part in text.split(",") if (day := day_of(part)) and EARLIEST <= day <= reported})
    if len(found) > MOST_DAYS:
        return f"{found[0]}/{found[-1]}"
    return f"{{{','.join(map(str, found))}}}" if len(found) > 1 else "".join(map(str, found))


def _lead(name: str, occurred: str, reported: date) -> str:
    told = f"{escaped(name)} notified the Attorney General of California on {day_in_words(reported)} of a data breach"
    return f"{told} {occurred_in_words(occurred)}." if occurred else f"{told}, of which no date is given."


IMPORTER = Importer(
    name="ca_ag",
    label=gettext_lazy("Attorney General of California"),
    note=gettext_lazy("the list of submitted notices of breaches as CSV"),
    author="California Attorney General",
    read=read,
    suffixes=(".csv",),
)
