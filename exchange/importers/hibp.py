"""Have I Been Pwned: its list of breaches, as the API gives it (https://haveibeenpwned.com/API/v3, CC BY 4.0)."""

import itertools
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.drafting import Base, edtf, event, party, people, publications, unmapped
from exchange.importing import Fault, Importer, Incoming, Item, Reading, Skipped
from exchange.mapping import Coding, table
from exchange.prose import escaped, listed, lowered, plain, when
from exchange.reading import objects
from incidents import dates

BASE = Base(
    key="hibp",
    name="Have I Been Pwned",
    url="https://haveibeenpwned.com/",
    licence="CC BY 4.0",
    publisher="Have I Been Pwned",
)
FLAGS = ("IsFabricated", "IsSpamList", "IsMalware", "IsStealerLog", "IsRetired")
_LINK = re.compile(r"<a\b[^>]*?href=[\"']([^\"']*)[\"'][^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_EDITION = re.compile(r"\s+\([^()]*\d{4}\)$")
_MARK = "\ue000"
_PLACE = re.compile(f"{_MARK}(\\d+){_MARK}")
Breach = dict[str, Any]


def read(reading: Reading) -> Iterator[Item]:
    """Every breach of the list."""
    for found in objects(reading):
        yield found if isinstance(found, Fault) else _item(*found, reading)


def _item(line: int, breach: Breach, reading: Reading) -> Item:
    name, title = plain(str(breach.get("Name") or "")), plain(str(breach.get("Title") or ""))
    if not name or not title:
        return Fault(line, _("A breach needs its Name and its Title."))
    coding = table("hibp").code(_values(breach))
    if coding.skipped:
        return Skipped(line, coding.skipped[0], title)
    return _event(line, breach, coding, reading)


def _event(line: int, breach: Breach, coding: Coding, reading: Reading) -> Incoming:
    name, title = plain(str(breach["Name"])), plain(str(breach["Title"]))
    happened = _day(breach.get("BreachDate"))
    description, cited = _description(str(breach.get("Description") or ""))
    count = breach.get("PwnCount")
    notes = [*unmapped(coding), *([] if happened else [_("It has no date that can be.")])]
    record = {
        "title": title if "breach" in title.casefold() else f"{title} data breach",
        **coding.record(),
        "date_text": dates.reads(happened),
        "date_edtf": happened,
        "date_basis": "occurred" if happened else "",
        "organisations": party(_EDITION.sub("", title)) if breach.get("Domain") else [],
        "people": people(count, "accounts") if isinstance(count, int) and count > 0 else None,
        "summary": _lead(breach, title, happened),
        "body": _body(breach, description),
        "sources": cited,
    }
    url = f"{BASE.url}Breach/{quote(name)}"
    return event(reading, line, BASE, identifier=name, record=record, url=url, notes=notes)


def _values(breach: Breach) -> dict[str, list[str]]:
    classes = breach.get("DataClasses")
    flags = {flag: ["true"] if breach.get(flag) is True else [] for flag in FLAGS}
    return {**flags, "DataClasses": _classes(classes)}


def _classes(classes: Any) -> list[str]:
    return [plain(str(one)) for one in classes] if isinstance(classes, list) else []


def _day(text: Any) -> str:
    """The day of a breach: the first of a month stands for the month, the first of January for the year."""
    try:
        day = parse_date(str(text or ""))
    except ValueError:
        return ""
    if day is None:
        return ""
    return edtf(day.year, None if (day.month, day.day) == (1, 1) else day.month, None if day.day == 1 else day.day)


def _lead(breach: Breach, title: str, happened: str) -> str:
    what = "A breach" if breach.get("IsVerified") is not False else "An alleged breach"
    then = f" {when(happened)}" if happened else ""
    count = breach.get("PwnCount")
    whose = f"{count:,} accounts" if isinstance(count, int) and count > 0 else "accounts"
    classes = [lowered(one) for one in _classes(breach.get("DataClasses"))]
    which = f": {escaped(listed(classes))}" if classes else ""
    return f"{what} of {escaped(title)}{then} exposed data of {whose}{which}.[^{BASE.key}]"


def _body(breach: Breach, description: str) -> str:
    parts = ["Have I Been Pwned, which collects breaches and tells people whether they are in them, describes it so:"]
    parts.append(f"> {description}[^{BASE.key}]")
    added = _added(breach.get("AddedDate"))
    told = [f"It has been in the list since {added}." if added else ""]
    if breach.get("IsVerified") is False:
        told.append("Have I Been Pwned marks it as unverified: where the data came from could not be established.")
    if breach.get("IsSensitive") is True:
        told.append("It counts as sensitive there: only the owner of an address can learn whether it is in it.")
    told.append("Source: Have I Been Pwned, <https://haveibeenpwned.com/>, under CC BY 4.0.")
    return "\n\n".join([*(parts if description else []), " ".join(filter(None, told))])


def _added(text: Any) -> str:
    try:
        day = parse_date(str(text or "")[:10])
    except ValueError:
        return ""
    return dates.reads(day.isoformat()) if day else ""


def _description(text: str) -> tuple[str, list[dict[str, Any]]]:
    """The description as Markdown, in which links have become citations, and the publications cited."""
    linked = [address for address, _shown in _LINK.findall(text)]
    cited = publications(" ".join(linked))
    keys = {row["url"]: row["key"] for row in cited}
    places = itertools.count()
    marked = _LINK.sub(lambda link: f"{link[2]}{_MARK}{next(places)}{_MARK}", text)
    noted = [f"[^{keys[address]}]" if address in keys else "" for address in linked]
    return _PLACE.sub(lambda place: noted[int(place[1])], escaped(plain(marked))), cited


IMPORTER = Importer(
    name="hibp",
    label=gettext_lazy("Have I Been Pwned"),
    note=gettext_lazy("the list of breaches of its API: one list of JSON"),
    author="Have I Been Pwned",
    read=read,
    suffixes=(".json",),
)
