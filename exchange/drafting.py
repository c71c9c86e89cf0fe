"""Drafting events out of records of another base: what all of them have, and the shapes that several formats need."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from exchange.importing import Incoming, Reading
from exchange.mapping import Coding
from exchange.prose import plain
from incidents.models import Event
from incidents.publications import address_key
from wiki.names import slug_of
from wiki.record import Record
from wiki.recording import PastRevision

TITLE_LENGTH = 255
ADDRESS_LENGTH = 2000
KEY_LENGTH = 40
FIRST_YEAR, LAST_YEAR = 1800, 2100
_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Base:
    """A collection that events come from: what it is called and where it is, under which licence, whom to credit.

    `key` is what its citation in an event is called, `publisher` who keeps it.
    """

    key: str
    name: str
    url: str
    licence: str
    publisher: str


HHS = Base(
    key="hhs",
    name="Breach Portal of the US Department of Health and Human Services",
    url="https://ocrportal.hhs.gov/ocr/breach/breach_report.jsf",
    licence="Public domain in the United States (17 USC 105)",
    publisher="US Department of Health and Human Services, Office for Civil Rights",
)
"""The list that records of other bases cite as well, so that whoever comes first gives it its name."""


def event(
    reading: Reading,
    line: int,
    base: Base,
    *,
    identifier: str,
    record: Record,
    url: str = "",
    notes: Iterable[str] = (),
) -> Incoming:
    """The event of a record: coded by machine, with its origin and a citation of the collection behind its sources.

    `identifier` is what the record is known again by, `url` its own address where it has one.
    """
    origin = {"source": base.name, "id": identifier[:TITLE_LENGTH], "url": url or base.url, "licence": base.licence}
    cited = [*record.get("sources", []), citation(base, identifier if url else "", url)]
    whole = {
        **record,
        "title": record["title"][:TITLE_LENGTH].strip(),
        "sources": cited,
        "coded": "machine",
        "origin": origin,
    }
    past = PastRevision(record=whole, signature=reading.signature(f"Imported from {base.name}: {identifier}"[:500]))
    return Incoming(
        line=line,
        model=Event,
        title=whole["title"],
        revisions=[past],
        origin=(base.name, identifier[:TITLE_LENGTH]),
        notes=tuple(notes),
    )


def citation(base: Base, identifier: str = "", url: str = "") -> Record:
    """The collection as a source; as a whole, or a record of it that has an address of its own."""
    return {
        "key": base.key,
        "title": f"{base.name}: {identifier}"[:TITLE_LENGTH] if identifier else base.name,
        "publisher": base.publisher,
        "url": url or base.url,
        "publication_kind": "dataset",
    }


def publications(text: str) -> list[Record]:
    """The web addresses in a text as sources, each once; a key is made of the site's name."""
    found: dict[str, str] = {}
    for address in addresses(text):
        found.setdefault(address_key(address), address)
    rows: list[Record] = []
    for known, address in found.items():
        if known == address_key(HHS.url):
            rows.append(citation(HHS))
            continue
        site = urlsplit(address).netloc.lower().removeprefix("www.")
        key = _free(slug_of(site.rpartition(":")[0] or site)[:KEY_LENGTH] or "source", [row["key"] for row in rows])
        rows.append(
            {"key": key, "title": _tail(address)[:TITLE_LENGTH], "publisher": site[:TITLE_LENGTH], "url": address}
        )
    return rows


def addresses(text: str) -> list[str]:
    """The web addresses in a text, whatever stands between them; one that cannot be an address is left out."""
    starts = re.sub(r"(?<!^)(?=https?://)", " ", text, flags=re.IGNORECASE)
    found = (one.rstrip(";,.)]") for one in _ADDRESS.findall(starts))
    return [one for one in found if len(one) <= ADDRESS_LENGTH and _is_address(one)]


def edtf(year: Any, month: Any = None, day: Any = None) -> str:
    """A date with as much of it as is there and can be: a day without a month is a year, 31 February is a month."""
    if not _within(year, FIRST_YEAR, LAST_YEAR):
        return ""
    if not _within(month, 1, 12):
        return f"{year:04d}"
    if not _within(day, 1, 31):
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year:04d}-{month:02d}"


def people(count: int, unit: str = "people", kind: str = "exact") -> Record:
    """A number affected as a record has it."""
    return {"kind": kind, "unit": unit, "low": count, "high": None if kind == "at-least" else count}


def party(name: str, role: str = "victim organisation") -> list[Record]:
    """An organisation in an event; none where there is no name."""
    return [{"name": name[:TITLE_LENGTH], "role": role}] if name else []


def unmapped(coding: Coding) -> list[str]:
    """What the report says of values that no line of the mapping knows."""
    message = _("“%(value)s” (%(field)s) has no mapping.")
    return [message % {"value": value, "field": name} for name, value in coding.unknown]


def _within(number: Any, least: int, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and least <= number <= most


def _tail(url: str) -> str:
    """An address without its scheme, as people read it: letters that are written in percents are letters."""
    return plain(unquote(url.partition("://")[2])).removeprefix("www.").rstrip("/") or url


def _free(key: str, taken: Sequence[str]) -> str:
    number = 1 + sum(one == key or re.fullmatch(rf"{re.escape(key)}-\d+", one) is not None for one in taken)
    return key if number == 1 else f"{key}-{number}"


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return "." in parts.netloc and "@" not in parts.netloc
