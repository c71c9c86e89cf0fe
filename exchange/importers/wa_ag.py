"""Notices of breaches to the Attorney General of Washington: the open data (data.wa.gov), and the office's web list."""

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
from exchange.notices.wording import day_in_words, kinds_in_words, when
from exchange.prose import escaped, listed
from exchange.reading import rows
from exchange.reading.rows import Row

LICENCE = "Public record of the State of Washington"
PUBLISHER = "Washington State Attorney General"
OPEN_DATA = Base(
    key="wa-ag",
    name="Data Breach Notifications Affecting Washington Residents",
    url="https://data.wa.gov/d/sb4j-ca4h",
    licence=LICENCE,
    publisher=PUBLISHER,
)
WEB_LIST = Base(
    key="wa-ag",
    name="Washington State Attorney General: list of data breach notifications",
    url="https://www.atg.wa.gov/data-breach-notifications",
    licence=LICENCE,
    publisher=PUBLISHER,
)
RECORD_URL = "https://data.wa.gov/resource/sb4j-ca4h.json?id={}"
LOCATION = "Washington, United States"
WHAT = {
    "Ransomware": "a ransomware attack",
    "Malware": "an attack with malware",
    "Phishing": "a phishing attack",
    "Skimmers": "an attack with card skimmers",
    "Cyberattack": "a cyberattack",
    "Unauthorized Access": "unauthorised access to personal information",
    "Theft or Mistake": "the loss of personal information by theft or mistake",
}


def read(reading: Reading) -> Iterator[Item]:
    """Every notice of a file, whichever of the two lists it is."""
    notices = {base: Notices(reading, base) for base in (OPEN_DATA, WEB_LIST)}
    for row in rows(reading):
        if isinstance(row, Fault):
            yield row
        elif "DataBreachCause" in row[1]:
            yield _open_data(*row, notices[OPEN_DATA])
        elif "Information Compromised" in row[1]:
            yield _web_list(*row, notices[WEB_LIST])
        else:
            yield Fault(1, _("These are the columns of neither list of the Attorney General of Washington."))
            return


def _open_data(line: int, row: Row, notices: Notices) -> Item:
    name, number = organisation_of(row["Name"]), row["Id"].replace(",", "")
    reported = day_of(row["DateSubmitted"])
    if not name or not number:
        return Fault(line, _("A name or an identifier is missing."))
    columns = ("DataBreachCause", "CyberattackType", "IndustryType")
    people = at_least(amount_of(row["WashingtoniansAffected"]))
    what = WHAT.get(row["CyberattackType"]) or WHAT.get(row["DataBreachCause"]) or "a breach of personal information"
    return notices.item(
        Notice(
            line=line,
            name=name,
            identifier=number,
            occurred=_occurred(row, reported),
            reported=reported,
            coding=table("wa_ag").code({column: [row[column]] for column in columns}),
            people=people,
            lead=_lead(name, what, reported, people),
            text=_text(row),
            location=LOCATION,
            url=RECORD_URL.format(number),
        )
    )


def _occurred(row: Row, reported: date | None) -> str:
    first, last = day_of(row["DateStart"]), day_of(row["DateEnd"])
    if first is None or (reported and first > reported):
        return ""
    is_period = last is not None and first < last and not (reported and last > reported)
    return f"{first}/{last}" if is_period else str(first)


def _lead(name: str, what: str, reported: date | None, people: Amount | None) -> str:
    on = f" on {day_in_words(reported)}" if reported else ""
    told = f"{escaped(name)} notified the Attorney General of Washington{on} of {what}"
    return f"{told} that affected {_residents(people)}." if people else f"{told}."


def _residents(people: Amount) -> str:
    return f"{people['low']:,} resident{'s' if people['low'] != 1 else ''} of the state"


def _text(row: Row) -> str:
    first, last, aware = (day_of(row[column]) for column in ("DateStart", "DateEnd", "DateAware"))
    said = [f"the breach {'was' if first == last else 'began'} on {day_in_words(first)}"] if first else []
    said += [f"it ended on {day_in_words(last)}"] if last and first != last else []
    said += [f"the organisation became aware of it on {day_in_words(aware)}"] if aware else []
    text = f"According to the notice, {listed(said)}.[^wa-ag] " if said else ""
    return (
        f"{text}The notice counts residents of Washington, and does not say which kinds of information were affected."
    )


def _web_list(line: int, row: Row, notices: Notices) -> Item:
    name, reported = organisation_of(row["Organization Name"]), day_of(row["Date Reported"])
    if not name or reported is None:
        return Fault(line, _("A name or the date of the report is missing."))
    kinds = [kind.strip() for kind in row["Information Compromised"].split(";")]
    occurred = edtf_of(row["Date of Breach"], told=reported)
    people = at_least(amount_of(row["Number of Washingtonians Affected"]))
    coding = table("wa_ag").code({"Information Compromised": kinds})
    return notices.item(
        Notice(
            line=line,
            name=name,
            identifier=identifier_of(name, occurred or reported),
            occurred=occurred,
            reported=reported,
            coding=coding,
            people=people,
            lead=_lead(name, "a breach of personal information", reported, people),
            text=f"{_dated(occurred)} {kinds_in_words(coding)} The number is of residents of Washington only.",
            location=LOCATION,
        )
    )


def _dated(occurred: str) -> str:
    if not occurred:
        return "The list does not date the breach.[^wa-ag]"
    return f"According to the notice, the breach occurred {when(occurred)}.[^wa-ag]"


IMPORTER = Importer(
    name="wa_ag",
    label=gettext_lazy("Attorney General of Washington"),
    note=gettext_lazy("notices of breaches as CSV: the open data of data.wa.gov, or the list of the office’s website"),
    author="Washington State Attorney General",
    read=read,
    suffixes=(".csv",),
)
