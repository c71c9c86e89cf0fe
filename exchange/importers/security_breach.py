"""SecurityBreach, a collection of one JSON file a breach: what of it is about personal information."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange import drafting
from exchange.drafting import Base
from exchange.importing import Fault, Importer, Item, Reading, Skipped
from exchange.mapping import Coding, table
from exchange.notices.names import organisation_of, title_of
from exchange.notices.wording import kinds_in_words, month_in_words, number_in_words, when
from exchange.prose import escaped, listed, plain
from exchange.reading import objects
from incidents import dates
from wiki.record import Record

BASE = Base(
    key="securitybreach",
    name="SecurityBreach",
    url="https://github.com/ericalexanderorg/SecurityBreach",
    licence="MIT",
    publisher="Eric Alexander",
)
RECORD_URL = f"{BASE.url}/blob/master/DATA/BREACHES/V1/{{}}.json"
MOST_ACCOUNTS = 10**11
UNNAMED = re.compile(r"\A(?:(?:john|jane) does?\b|(?:multiple|various|unknown)\Z)", re.IGNORECASE)
ACTORS = {
    "Criminal": "criminals",
    "Hacktivist": "hacktivists",
    "Foreign state": "a foreign state",
    "Insider": "an insider",
    "Fraudster": "fraudsters",
}
MOTIVES = {
    "Money:Ransom": "The attackers held the organisation to ransom.",
    "Money:Credit Card": "The attackers were after payment cards.",
    "Money:Data Sold": "The data were put up for sale.",
    "Espionage": "The record takes it for espionage.",
    "PII:?": "The attackers were after personal information.",
}


def read(reading: Reading) -> Iterator[Item]:
    """The breach of a file; one that says nothing of personal information is skipped."""
    for number, found in enumerate(objects(reading)):
        if isinstance(found, Fault):
            yield found
        elif number:
            yield Fault(found[0], _("There is a second object in a file that should hold one."))
        else:
            yield _item(*found, reading)


def _item(line: int, data: dict[str, Any], reading: Reading) -> Item:
    tags = _object_of(data, "tags")
    name = organisation_of(plain(_text_of(data, "entity")))
    if not name:
        return Fault(line, _("The entity is missing."))
    coding, people = _coding(data, tags), _people(tags)
    if not (people or coding.has("information_types")):
        return Skipped(line, _("Nothing in the record speaks of personal information."), name)
    record = _record("" if UNNAMED.match(name) else name, data, tags, coding, people)
    url = RECORD_URL.format(quote(reading.stem))
    return drafting.event(
        reading, line, BASE, identifier=reading.stem, record=record, url=url, notes=drafting.unmapped(coding)
    )


def _coding(data: dict[str, Any], tags: dict[str, Any]) -> Coding:
    kind, _colon, name = _text_of(tags, "actor").partition(":")
    mapping = table("security_breach")
    who = {"actor with a name" if name else "actor": [kind.strip()]}
    if mapping.knows("named actor", name):
        who = {"named actor": [name.strip()]}
    summary = mapping.spotted("summary", _text_of(data, "summary"))
    return mapping.code({"motive": [_text_of(tags, "motive")], **who, "summary": summary})


def _people(tags: dict[str, Any]) -> Record | None:
    count = tags.get("impacted-user-count")
    if isinstance(count, bool) or not isinstance(count, int | float) or not 0 < count < MOST_ACCOUNTS:
        return None
    return drafting.people(int(count), "accounts")


def _record(name: str, data: dict[str, Any], tags: dict[str, Any], coding: Coding, people: Record | None) -> Record:
    edtf = drafting.edtf(data.get("year") or tags.get("year"), data.get("month"))
    return {
        **coding.record(),
        "title": title_of(name or _("Unnamed organisation"), month_in_words(edtf)),
        "location": "",
        "date_edtf": edtf,
        "date_text": dates.reads(edtf),
        "date_basis": "",
        "organisations": drafting.party(name),
        "people": people,
        "sources": drafting.publications(_links(data)),
        "summary": _lead(name, edtf, people),
        "body": _text(tags, coding),
    }


def _lead(name: str, edtf: str, people: Record | None) -> str:
    whose = escaped(name) if name else "an organisation that is not named"
    counted = f"; it counts {number_in_words(people)}" if people else ""
    return f"SecurityBreach, a collection of breaches, lists one at {whose}{f' {when(edtf)}' if edtf else ''}{counted}."


def _text(tags: dict[str, Any], coding: Coding) -> str:
    actors = [ACTORS.get(value["text"], value["text"]) for value in coding.rows["threat_actors"]]
    parts = [f"It attributes the breach to {escaped(listed(actors))}."] if actors else ["It names no actor."]
    parts += [MOTIVES[motive]] if (motive := _text_of(tags, "motive")) in MOTIVES else []
    return f"{' '.join(parts)} {kinds_in_words(coding)}[^securitybreach]"


def _links(data: dict[str, Any]) -> str:
    links = data.get("links")
    return " ".join(link for link in links if isinstance(link, str)) if isinstance(links, list) else ""


def _object_of(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _text_of(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""


IMPORTER = Importer(
    name="security_breach",
    label=gettext_lazy("SecurityBreach"),
    note=gettext_lazy("one JSON file a breach, in a folder or an archive"),
    author="Eric Alexander (SecurityBreach)",
    read=read,
    suffixes=(".json",),
)
