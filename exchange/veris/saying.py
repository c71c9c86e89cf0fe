"""Saying in VERIS what the record of an event says, where it can be said.

VERIS records security incidents: it asks for the year in which one occurred, and knows confidentiality, integrity and
availability. So an event is said if its harms are of data that got out or were left open, and its date is that of what
occurred. How it was done has no row in our infobox: the action is unknown.
"""

from collections.abc import Iterator
from typing import Any

from exchange.veris.terms import Word, disclosure, words_for
from incidents import dates
from incidents.models.infobox import PEOPLE
from incidents.records import url_of
from wiki.editions import Edition
from wiki.markup import plain
from wiki.record import Record

VERSION = "1.4.0"
YEARS = range(1950, 2051)
"""The years that its schema takes."""
OCCURRED = ("occurred", "")
UNKNOWN = "Unknown"
NOT_COUNTRIES = frozenset({"EU", "COE"})
VICTIM = "victim organisation"
INDUSTRY_UNKNOWN = "000000"
Said = dict[str, Any]


def said(edition: Edition) -> Said | None:
    """The incident, or None where VERIS has no words for it."""
    record = edition.record
    incident, disclosed = _when(record), disclosure(record["harms"])
    if not incident or not disclosed:
        return None
    return {
        "schema_name": "verisc",
        "schema_version": VERSION,
        "incident_id": url_of(edition.slug),
        "source_id": "privacy-casebook",
        "security_incident": "Confirmed",
        "summary": plain(record["summary"]) or record["title"],
        **dict(_references(record)),
        "timeline": {"incident": incident},
        "victim": _victim(record),
        "actor": _actor(record),
        "action": {"unknown": {}},
        "asset": {"assets": [{"variety": UNKNOWN}], "cloud": [UNKNOWN]},
        "attribute": {"confidentiality": _confidentiality(record, disclosed)},
        "discovery_method": {"unknown": True},
    }


def _when(record: Record) -> dict[str, int]:
    """Year, and month and day where they are sure, of the day on which it began; empty where that is not said."""
    bounds = dates.bounds(record["date_edtf"])
    first, last = bounds.earliest, bounds.latest
    if record["date_basis"] not in OCCURRED or first is None or first.year not in YEARS:
        return {}
    when = {"year": first.year}
    if last is not None and (first.year, first.month) == (last.year, last.month):
        when["month"] = first.month
        if first == last:
            when["day"] = first.day
    return when


def _references(record: Record) -> Iterator[tuple[str, str]]:
    addresses = [one["url"] for one in record["sources"] if one.get("url")]
    if addresses:
        yield "reference", "; ".join(addresses)


def _victim(record: Record) -> Said:
    names = [one["name"] for one in record["organisations"] if one["role"] == VICTIM]
    countries = [one["code"] for one in record["countries"] if one["code"] not in NOT_COUNTRIES]
    return {
        **({"victim_id": "; ".join(names)} if names else {}),
        "country": countries or [UNKNOWN],
        "employee_count": UNKNOWN,
        "industry": INDUSTRY_UNKNOWN,
        "government": [UNKNOWN],
    }


def _actor(record: Record) -> Said:
    actor: Said = {}
    for word in words_for("actor", record["threat_actors"]):
        _enter(actor, word)
    return actor or {"unknown": {}}


def _enter(actor: Said, word: Word) -> None:
    _actor_word, who, *_variety = word.path.split(".")
    if who == "unknown":
        actor.setdefault(who, {})
    elif who == "partner":
        actor.setdefault(who, {"motive": [UNKNOWN], "country": [UNKNOWN]})
    else:
        actor.setdefault(who, {"motive": [UNKNOWN], "variety": []})["variety"].append(word.value)


def _confidentiality(record: Record, disclosed: str) -> Said:
    varieties = [word.value for word in words_for("information", record["information_types"])]
    victims = [word.value for word in words_for("group", record["affected_groups"])]
    return {
        "data_disclosure": disclosed,
        "data": [{"variety": one} for one in varieties or [UNKNOWN]],
        **({"data_victim": victims} if victims else {}),
        **dict(_total(record["people"])),
    }


def _total(people: Record | None) -> Iterator[tuple[str, Any]]:
    """How many records: VERIS counts nothing else, and a number that is no single one stands in a note as well."""
    if not people:
        return
    if people["unit"] == "records" and people["low"] is not None:
        yield "data_total", people["low"]
    if people["unit"] != "records" or people["kind"] != "exact":
        yield "notes", PEOPLE.reads(people)
