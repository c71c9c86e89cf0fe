"""The AIAAIC repository's incidents as a table: of these, what concerns privacy."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange import drafting
from exchange.drafting import Base
from exchange.importing import Fault, Importer, Item, Reading, Skipped
from exchange.mapping import Coding, table
from exchange.notices.parties import is_organisation
from exchange.prose import escaped, listed, plain
from exchange.reading import rows
from exchange.reading.rows import Row
from incidents import dates
from wiki.record import Record

BASE = Base(
    key="aiaaic",
    name="AIAAIC Repository",
    url="https://www.aiaaic.org/aiaaic-repository",
    licence="CC BY-SA 4.0",
    publisher="AIAAIC",
)
ID = "AIAAIC ID#"
SUMMARY = "Summary/links"
HARMS = {"External harms": "External harms: Individual", "External harms 2": "External harms: Societal"}
WITH_ARTICLE = ("USA", "UK", "EU", "Netherlands", "Philippines", "UAE")
CODED = ("Purpose(s)", "News trigger(s)", "Issue(s)", "Country(ies)")
OPEN = ("Technology(ies)", "Purpose(s)", "News trigger(s)")
PRIVACY = re.compile(r"privacy|surveillanc|confidential", re.IGNORECASE)
LEGAL = "Internal impacts 4"


def read(reading: Reading) -> Iterator[Item]:
    """Every incident of a file, known by its identifier; those whose issues do not concern privacy are skipped."""
    had: dict[str, int] = {}
    for row in rows(reading, required=(ID, "Headline", "Issue(s)", SUMMARY), heading=ID):
        if isinstance(row, Fault):
            yield row
        elif row[1][ID]:
            yield _item(*row, reading, had)


def _item(line: int, row: Row, reading: Reading, had: dict[str, int]) -> Item:
    title = plain(row["Headline"])
    if not title:
        return Fault(line, _("The headline is missing."))
    if not PRIVACY.search(row["Issue(s)"]):
        return Skipped(line, _("Its issues do not concern privacy."), title)
    first = had.setdefault(row[ID], line)
    if first != line:
        return Skipped(line, _("The identifier stands in line %(line)d already.") % {"line": first}, title)
    coding, parties = _coding(row), _parties(row)
    record = _record(title, row, coding, parties)
    links = drafting.addresses(row[SUMMARY])
    notes = [*drafting.unmapped(coding), *_left_out(row, parties)]
    return drafting.event(
        reading, line, BASE, identifier=row[ID], record=record, url=links[0] if links else "", notes=notes
    )


def _coding(row: Row) -> Coding:
    values = {column: _split(row[column]) for column in ("Technology(ies)", *CODED)}
    values |= {name: _split(row[column]) for column, name in HARMS.items()}
    values |= {"Sector(s)": _split(row["Sector(s)"]) if any(map(is_organisation, _names(row["Deployer(s)"]))) else []}
    values["Country(ies)"] = [part for value in values["Country(ies)"] for part in re.split(r",\s*", value)]
    values |= {name: _known(name, values[name]) for name in OPEN}
    return table("aiaaic").code(values)


def _known(name: str, written: list[str]) -> list[str]:
    """Of columns in which anything may stand, what the table has a line for."""
    return [value for value in written if table("aiaaic").knows(name, value)]


def _record(title: str, row: Row, coding: Coding, parties: list[str]) -> Record:
    edtf = dates.propose(row["Occurred"])
    return {
        **coding.record(),
        "title": title,
        "location": "; ".join(_split(row["Country(ies)"])),
        "date_text": _when(row),
        "date_edtf": edtf,
        "date_basis": "occurred" if edtf else "",
        "organisations": [one for name in parties for one in drafting.party(name, "actor")],
        "people": None,
        "summary": _lead(row, parties),
        "body": _text(row),
    }


def _lead(row: Row, parties: list[str]) -> str:
    dated = f" of {_when(row)}" if row["Occurred"] else ""
    places = [_place(name) for name in _split(row["Country(ies)"]) if name != "Global"]
    where = f" in {listed(places)}" if places else " that reached across borders" if row["Country(ies)"] else ""
    who = f"{',' if where and not places else ''} that involved {escaped(listed(parties))}" if parties else ""
    return f"The AIAAIC repository records under this title an incident{dated}{where}{who}.[^aiaaic]"


def _when(row: Row) -> str:
    return dates.reads(dates.propose(row["Occurred"])) or row["Occurred"]


def _place(name: str) -> str:
    return f"the {name}" if name in WITH_ARTICLE else name


def _text(row: Row) -> str:
    systems = _split(row["System name(s)"])
    named = [("technology", "Technology(ies)"), ("purpose", "Purpose(s)"), ("issues", "Issue(s)"), ("sequel", LEGAL)]
    said = [f"as its {what} “{escaped('; '.join(_split(row[column])))}”" for what, column in named if row.get(column)]
    system = f"The system involved was {escaped(listed(systems))}. " if systems else ""
    return f"{system}The repository names {listed(said)}." if said else system.strip()


def _split(cell: str) -> list[str]:
    return list(dict.fromkeys(value for part in cell.split(";") if (value := plain(part))))


def _names(cell: str) -> list[str]:
    """The names of a cell, those that stand together with a stroke between them too."""
    return list(dict.fromkeys(part.strip() for name in _split(cell) for part in name.split("/") if part.strip()))


def _parties(row: Row) -> list[str]:
    """Those that put the system to use; where none is named, those that made it."""
    return [name for name in _names(row["Deployer(s)"] or row["Developer(s)"]) if is_organisation(name)]


def _left_out(row: Row, taken: list[str]) -> list[str]:
    names = _names(row["Deployer(s)"] or row["Developer(s)"])
    left = [name for name in names if name not in taken and name != "Multiple"]
    return [_("“%(name)s” may be a person or a group, and was left out.") % {"name": name} for name in left]


IMPORTER = Importer(
    name="aiaaic",
    label=gettext_lazy("AIAAIC Repository"),
    note=gettext_lazy("incidents and controversies of AI, algorithms and automation, as CSV"),
    author="AIAAIC",
    read=read,
    suffixes=(".csv",),
)
