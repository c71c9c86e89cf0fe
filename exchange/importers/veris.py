"""VERIS: incidents as the VERIS Community Database writes them (https://github.com/vz-risk/VCDB, CC BY-SA 4.0)."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.drafting import Base, edtf, event, party, people, publications, unmapped
from exchange.importing import Fault, Importer, Incoming, Item, Reading, Skipped
from exchange.mapping import Coding, table
from exchange.notices.names import is_person, organisation_of
from exchange.places import place
from exchange.prose import capitalised, escaped, extract, plain, quotation, when
from exchange.reading import objects
from exchange.wording import veris as words
from incidents import dates
from taxonomy import countries

BASE = Base(
    key="vcdb",
    name="VERIS Community Database",
    url="https://github.com/vz-risk/VCDB",
    licence="CC BY-SA 4.0",
    publisher="Verizon",
)
RECORDS = "https://github.com/vz-risk/VCDB/blob/master/data/json/validated/{}.json"
LONGEST_QUOTATION = 300
NAMELESS = {"", "unknown", "mass event", "individual", "none", "na", "n/a", "various", "multiple"}
OWN_FAULT = "error"
Json = Mapping[str, Any]


def read(reading: Reading) -> Iterator[Item]:
    """Every incident of a file: one a line, or one a file."""
    for found in objects(reading):
        yield found if isinstance(found, Fault) else _item(*found, reading)


def _item(line: int, record: Json, reading: Reading) -> Item:
    parts = [record.get(key) for key in ("action", "actor", "attribute", "victim")]
    if not all(isinstance(part, dict) for part in parts):
        return Fault(line, _("A VERIS record needs action, actor, attribute and victim."))
    identifier = _identifier(record, reading)
    title = plain(str(_part(record, "victim").get("victim_id") or "")) or identifier
    if not identifier:
        return Fault(line, _("The record has no identifier."))
    confidentiality = _part(record, "attribute").get("confidentiality")
    if not isinstance(confidentiality, dict):
        return Skipped(line, _("No data were disclosed: nothing is said of confidentiality."), title)
    coding = table("veris").code(_values(record))
    if coding.skipped:
        return Skipped(line, coding.skipped[0], title)
    if not coding.has("information_types"):
        return Skipped(line, _("It names no personal data."), title)
    if is_person(_name(record)):
        return Skipped(line, _("The organisation is one person, of whom no page is made."))
    return _event(line, identifier, record, coding, reading)


def _identifier(record: Json, reading: Reading) -> str:
    """The name of the record's file at the source, which newer editions of it keep."""
    found = _part(record, "plus").get("master_id") or record.get("incident_id") or reading.stem
    return str(found).strip().lower()


def _event(line: int, identifier: str, record: Json, coding: Coding, reading: Reading) -> Incoming:
    victim = _part(record, "victim")
    codes = _countries(victim)
    where, holder = place(codes, str(victim.get("state") or "")), _holder(record)
    happened, actions = _date(_part(record, "timeline").get("incident")), _actions(record)
    kinds = words.kinds(one for one in _data(record) if one in words.DATA)
    count = _count(record)
    coded = coding.record()
    if not codes and "Unknown" in _texts(victim, "country"):
        coded["states"]["location"] = "unknown"
    draft = {
        "title": capitalised(words.title(holder, kinds, actions, happened)),
        **coded,
        "location": where,
        "countries": codes,
        "date_text": dates.reads(happened),
        "date_edtf": happened,
        "date_basis": "occurred" if happened else "",
        "organisations": _parties(record),
        "people": people(count, "records") if count > 1 else None,
        "summary": f"{words.lead(escaped(holder), escaped(where), kinds, record, actions, happened)}[^{BASE.key}]",
        "body": _body(record, actions, count),
        "sources": publications(str(record.get("reference") or "")),
    }
    url = RECORDS.format(_part(record, "plus").get("master_id") or identifier)
    notes = [*unmapped(coding), *([] if happened else [_("It has no date that can be.")])]
    return event(reading, line, BASE, identifier=identifier, record=draft, url=url, notes=notes)


def _values(record: Json) -> dict[str, list[str]]:
    """The fields that the mapping knows, in the order in which their harms count."""
    actor = _part(record, "actor")
    at_fault = OWN_FAULT in _part(record, "action") and "internal" in actor
    internal = _texts(_part(actor, "internal"), "variety")
    return {
        "security_incident": [str(record.get("security_incident") or "")],
        "attribute.confidentiality.data_disclosure": [str(_confidentiality(record).get("data_disclosure") or "")],
        "action": _actions(record),
        "attribute.confidentiality.data.variety": _data(record),
        "attribute.confidentiality.data_victim": _texts(_confidentiality(record), "data_victim"),
        "actor.external.variety": _texts(_part(actor, "external"), "variety"),
        "victim.industry": [_industry(record)] if at_fault else [],
        "actor.internal.variety": [one for one in internal if not (at_fault and one == "Unknown")],
        "actor.partner": ["partner"] if "partner" in actor else [],
        "actor.unknown": ["unknown"] if "unknown" in actor else [],
    }


def _actions(record: Json) -> list[str]:
    """What was done, as `error.Loss`; a class without a variety as `unknown.(none)`."""
    action = _part(record, "action")
    return [f"{one}.{variety}" for one in action for variety in _texts(_part(action, one), "variety") or ["(none)"]]


def _data(record: Json) -> list[str]:
    rows = _confidentiality(record).get("data")
    return [str(row.get("variety")) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _count(record: Json) -> int:
    """How many records; 0 and 1 stand for “not known” in VCDB."""
    total = _confidentiality(record).get("data_total")
    if isinstance(total, int):
        return total
    rows = _confidentiality(record).get("data")
    amounts = [row.get("amount") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return sum(amount for amount in amounts if isinstance(amount, int))


def _date(date: Any) -> str:
    return edtf(*(date.get(part) for part in ("year", "month", "day"))) if isinstance(date, dict) else ""


def _industry(record: Json) -> str:
    return str(_part(record, "victim").get("industry") or "")[:2]


def _countries(victim: Json) -> list[str]:
    return [code for code in dict.fromkeys(_texts(victim, "country")) if countries.name_of(code)]


def _name(record: Json) -> str:
    """The organisation's name; of one person who practises under another name, that name."""
    name = organisation_of(plain(str(_part(record, "victim").get("victim_id") or "")))
    owner, _dash, practice = name.partition(" - ")
    name = practice if practice and is_person(owner) else name
    return "" if name.casefold() in NAMELESS else name


def _holder(record: Json) -> str:
    """Who held the data: by name, else by industry."""
    if name := _name(record):
        return name
    coded = table("veris").code({"victim.industry": [_industry(record)]}).rows["threat_actors"]
    return f"an unnamed {coded[0]['text'][:1].lower()}{coded[0]['text'][1:]}" if coded else "an unnamed organisation"


def _parties(record: Json) -> list[dict[str, str]]:
    """The organisation that held the data: the actor where it was its own error, else itself a victim."""
    at_fault = OWN_FAULT in _part(record, "action") and "internal" in _part(record, "actor")
    others = _texts(_part(_part(record, "victim"), "secondary"), "victim_id")
    named = [plain(one) for one in others if plain(one).casefold() not in NAMELESS]
    return party(_name(record), "actor" if at_fault else "victim organisation") + [
        row for name in named for row in party(name)
    ]


def _body(record: Json, actions: list[str], count: int) -> str:
    notified = _date(_part(_part(record, "plus"), "timeline").get("notification"))
    told = [*words.facts(record, actions, count), *([f"Notice of it was given {when(notified)}."] if notified else [])]
    paragraphs = [f"{' '.join(told)}[^{BASE.key}]"] if told else []
    if summary := extract(words.summary_of(record), LONGEST_QUOTATION):
        paragraphs += ["The database sums it up so:", quotation(capitalised(summary), BASE.key)]
    paragraphs.append("Source: [VERIS Community Database](https://github.com/vz-risk/VCDB), under CC BY-SA 4.0.")
    return "\n\n".join(paragraphs)


def _confidentiality(record: Json) -> Json:
    return _part(_part(record, "attribute"), "confidentiality")


def _part(record: Json, key: str) -> Json:
    found = record.get(key)
    return found if isinstance(found, dict) else {}


def _texts(record: Json, key: str) -> list[str]:
    found = record.get(key)
    return [str(one) for one in found] if isinstance(found, list) else []


IMPORTER = Importer(
    name="veris",
    label=gettext_lazy("VERIS"),
    note=gettext_lazy("incidents of the VERIS Community Database: JSON, one a line or one a file"),
    author="VERIS Community Database",
    read=read,
    suffixes=(".json", ".jsonl"),
)
