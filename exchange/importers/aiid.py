"""The AI Incident Database: of its incidents, those that concern privacy, by their classification and their words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange import drafting
from exchange.drafting import Base
from exchange.importing import Fault, Importer, Item, Reading, Skipped
from exchange.mapping import Coding, table
from exchange.notices.american import day_of
from exchange.notices.parties import is_organisation, name_of_slug
from exchange.notices.wording import day_in_words
from exchange.prose import escaped, listed, plain, quotation
from exchange.reading import rows
from exchange.reading.files import Manner, readings
from exchange.reading.objects import has_half_a_character
from exchange.reading.rows import Row
from wiki.record import Record

BASE = Base(
    key="aiid",
    name="AI Incident Database",
    url="https://incidentdatabase.ai",
    licence="CC BY-SA 4.0",
    publisher="Responsible AI Collaborative",
)
RECORD_URL = f"{BASE.url}/cite/{{}}"
CLASSIFICATIONS = "classifications_MIT"
SUBDOMAIN = "MIT Risk Subdomain"
COMPROMISE = "2.1."
DEPLOYER = "Alleged deployer of AI system"
HARMED = "Alleged harmed or nearly harmed parties"
PRIVACY = re.compile(
    r"privacy|surveill|biometric|facial recognition|personal (?:data|information)|sensitive (?:data|information)|"
    r"medical (?:photos|records)|location data|credentials|without (?:\w+ )?consent|voiceprint|conversations",
    re.IGNORECASE,
)


def read(reading: Reading) -> Iterator[Item]:
    """Every incident of a file, joined with the classification in a file beside it, which is no list of incidents."""
    if reading.stem.startswith(CLASSIFICATIONS):
        return
    subdomains, had = _subdomains(Path(reading.name)), dict[str, int]()
    for row in rows(reading, required=("incident_id", "date", "title", "description")):
        if isinstance(row, Fault):
            yield row
        else:
            yield _item(*row, reading, subdomains, had)


def _subdomains(path: Path) -> dict[str, str]:
    """The subdomain of each incident, where the file with the classification lies beside the incidents."""
    found: dict[str, str] = {}
    for beside in path.parent.glob(f"{CLASSIFICATIONS}*") if path.is_file() else ():
        for reading in readings(beside, Manner(suffixes=(".csv",), author="")):
            lines = rows(reading) if isinstance(reading, Reading) else ()
            found |= {row[1]["Incident ID"]: row[1]["Risk Subdomain"] for row in lines if not isinstance(row, Fault)}
    return found


def _item(line: int, row: Row, reading: Reading, subdomains: dict[str, str], had: dict[str, int]) -> Item:
    identifier, title = row["incident_id"], plain(row["title"])
    if not identifier.isdigit() or not title:
        return Fault(line, _("The identifier or the title is missing."))
    subdomain = subdomains.get(identifier, "")
    if not subdomain.startswith(COMPROMISE) and not PRIVACY.search(f"{title} {row['description']}"):
        return Skipped(line, _("Neither its classification nor its words speak of privacy."), title)
    first = had.setdefault(identifier, line)
    if first != line:
        return Skipped(line, _("The identifier stands in line %(line)d already.") % {"line": first}, title)
    coding = _coding(row, subdomain)
    record, url = _record(title, row, coding), RECORD_URL.format(identifier)
    return drafting.event(
        reading, line, BASE, identifier=identifier, record=record, url=url, notes=drafting.unmapped(coding)
    )


def _coding(row: Row, subdomain: str) -> Coding:
    mapping, words = table("aiid"), f"{row['title']} {row['description']}"
    values = {
        "description": mapping.spotted("description", words),
        SUBDOMAIN: [subdomain] if subdomain else [],
        "harmed parties": mapping.spotted("harmed parties", "; ".join(_slugs(row, HARMED))),
    }
    return mapping.code(values)


def _record(title: str, row: Row, coding: Coding) -> Record:
    day, words = day_of(row["date"]), f"{row['title']} {row['description']}"
    names = dict.fromkeys(name_of_slug(slug, words) for slug in _slugs(row, DEPLOYER))
    parties = [name for name in names if is_organisation(name)]
    return {
        **coding.record(),
        "title": title,
        "location": "",
        "date_text": day_in_words(day) if day else "",
        "date_edtf": str(day or ""),
        "date_basis": "",
        "organisations": [one for name in parties for one in drafting.party(name, "actor")],
        "people": None,
        "summary": _lead(str(day_in_words(day)) if day else "", parties),
        "body": quotation(plain(row["description"]), BASE.key) if row["description"] else "",
    }


def _lead(dated: str, parties: list[str]) -> str:
    when = f" dated {dated}" if dated else ""
    who = f" that involved {escaped(listed(parties))}" if parties else ""
    return f"The AI Incident Database records under this title an incident{when}{who}."


def _slugs(row: Row, column: str) -> list[str]:
    """The slugs in a list of JSON; none where it is no list, or has what no text can hold."""
    text = row.get(column) or "[]"
    try:
        found = json.loads(text)
    except ValueError:
        return []
    if has_half_a_character(text, found):
        return []
    return [slug for slug in found if isinstance(slug, str)] if isinstance(found, list) else []


IMPORTER = Importer(
    name="aiid",
    label=gettext_lazy("AI Incident Database"),
    note=gettext_lazy("the incidents of a snapshot as CSV, with the MIT classification in a file beside it"),
    author="AI Incident Database",
    read=read,
    suffixes=(".csv",),
)
