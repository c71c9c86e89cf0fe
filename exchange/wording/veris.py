"""Sentences about VERIS records: what happened to the data, how, what held them, who noticed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from exchange.prose import listed, lowered, when

DEEDS: tuple[tuple[str, str, str], ...] = (
    ("error.Misdelivery", "sent to the wrong recipient", "misdelivery"),
    ("error.Publishing error", "published by mistake", "publication by mistake"),
    ("error.Disposal error", "not disposed of safely", "careless disposal"),
    ("error.Loss", "lost", "loss"),
    ("error.Misconfiguration", "left open", "misconfiguration"),
    ("error.Programming error", "open by a programming error", "a programming error"),
    ("error.Gaffe", "given away by a slip", "a slip of the tongue"),
    ("error.Omission", "open by neglect", "something left undone"),
    ("error", "compromised by mistake", "a mistake"),
    ("physical.Skimmer", "skimmed", "a skimmer"),
    ("physical.Theft", "stolen", "theft"),
    ("physical.Snooping", "spied out", "snooping"),
    ("physical", "compromised on the spot", "physical access"),
    ("misuse.Privilege abuse", "accessed without need by an insider", "abuse of access by an insider"),
    ("misuse.Possession abuse", "misused by an insider", "abuse by an insider of what was in their hands"),
    ("misuse.Knowledge abuse", "misused by an insider", "abuse by an insider of what they knew"),
    ("misuse.Data mishandling", "mishandled", "mishandling"),
    ("misuse", "misused by an insider", "misuse by an insider"),
    ("social.Phishing", "compromised by phishing", "phishing"),
    ("social", "compromised by deceit", "deceit"),
    ("malware.Ransomware", "compromised by ransomware", "ransomware"),
    ("hacking.Use of stolen creds", "hacked", "the use of stolen passwords"),
    ("hacking.SQLi", "hacked", "SQL injection"),
    ("hacking", "hacked", "hacking"),
    ("malware", "compromised by malware", "malware"),
    ("environmental", "compromised in an accident", "an accident"),
)
"""What a deed makes of data in a title, and what it is called in a sentence; the first that a record has counts."""
UNKNOWN_DEED = ("", "compromised", "a cause that is not known")
DATA = {
    "Personal": "personal data",
    "Sensitive Personal": "sensitive personal data",
    "Medical": "medical data",
    "Payment": "payment card data",
    "Bank": "bank data",
    "Credentials": "passwords",
    "Virtual currency": "virtual money",
}
HOLDERS = {
    "M - Documents": "paper documents",
    "S - Database": "a database",
    "S - Web application": "a web application",
    "S - Mail": "a mail server",
    "S - File": "a file server",
    "S - Unknown": "a server",
    "S - Backup": "a backup server",
    "S - Code repository": "a code repository",
    "S - POS controller": "a point-of-sale controller",
    "U - Desktop": "a desktop computer",
    "U - Laptop": "a laptop",
    "U - Mobile phone": "a mobile phone",
    "U - Tablet": "a tablet",
    "U - POS terminal": "a point-of-sale terminal",
    "T - ATM": "a cash machine",
    "T - Gas terminal": "a payment terminal at a petrol station",
    "T - PED pad": "a card reader",
    "T - Kiosk": "a kiosk",
    "M - Flash drive": "a flash drive",
    "M - Payment card": "a payment card",
    "M - Disk media": "discs",
    "M - Disk drive": "a disk drive",
    "M - Tapes": "tapes",
    "M - Fax": "a fax",
    "N - Camera": "a camera",
}
"""What holds data, in the words of VERIS and in those of a sentence."""
NOTICED = {
    "internal.Reported by employee": "An employee reported it.",
    "external.Actor disclosure": "Whoever did it made it known.",
    "external.Customer": "A customer noticed it.",
    "external.Law enforcement": "Law enforcement noticed it.",
    "external.Found documents": "Somebody found the documents.",
    "external.Suspicious traffic": "Unusual traffic gave it away.",
    "external.Fraud detection": "It came out when fraud was detected.",
    "external.Unrelated 3rd party": "An uninvolved person or organisation noticed it.",
    "external.Security researcher": "A security researcher found it.",
    "external.Audit": "An audit from outside found it.",
    "external.Monitoring service": "A monitoring service noticed it.",
    "internal.It review": "A review by the organisation’s own IT found it.",
    "internal.Log review": "A review of logs found it.",
    "internal.Incident response": "It was found in the response to another incident.",
    "internal.Break in discovered": "The break-in was discovered.",
    "internal.Financial audit": "A financial audit found it.",
    "internal.Fraud detection": "The organisation’s own detection of fraud found it.",
    "internal.Infrastructure monitoring": "The organisation’s own monitoring noticed it.",
}
Record = Mapping[str, Any]


def deed_of(actions: Iterable[str]) -> tuple[str, str, str]:
    """The deed that a title names, of all actions such as `error.Loss`."""
    done = list(actions)
    found = (deed for deed in DEEDS if any(one == deed[0] or one.partition(".")[0] == deed[0] for one in done))
    return next(found, UNKNOWN_DEED)


def title(holder: str, data: Sequence[str], actions: Sequence[str], happened: str) -> str:
    """`Corvallis Clinic: medical data stolen, 2014`."""
    year = f", {happened[:4]}" if happened else ""
    return f"{holder}: {in_words(data[:2])} {deed_of(actions)[1]}{year}"


def lead(holder: str, where: str, data: Sequence[str], record: Record, actions: Sequence[str], happened: str) -> str:
    """`Medical data held by a clinic (Oregon, United States) may have been compromised through theft in 2014.`"""
    certain = record["attribute"]["confidentiality"].get("data_disclosure") == "Yes"
    place = f" ({where})" if where else ""
    then = f" {when(happened)}" if happened else ""
    verb = "were" if certain else "may have been"
    what = in_words(data)
    return (
        f"{what[:1].upper()}{what[1:]} held by {holder}{place} {verb} compromised through {deed_of(actions)[2]}{then}."
    )


def facts(record: Record, actions: Sequence[str], count: int) -> Iterator[str]:
    """Sentences on what the record says besides."""
    causes = list(dict.fromkeys(deed_of([action])[2] for action in actions if action != "unknown.(none)"))
    if len(causes) > 1:
        yield f"Several causes came together: {listed(causes)}."
    held = list(dict.fromkeys(filter(None, (HOLDERS.get(one) for one in _varieties(record)))))
    if held:
        yield f"The data were on {listed(held)}." if held != ["paper documents"] else "The data were on paper."
    if held != ["paper documents"] and "Stored unencrypted" in _listed(record["attribute"]["confidentiality"], "state"):
        yield "They were not encrypted."
    if count > 1:
        yield f"The database counts {count:,} records; how many people that is, it does not say."
    yield from filter(None, (NOTICED.get(one) for one in _noticed(record)))


def summary_of(record: Record) -> str:
    """What the database says of it in its own words, if anything."""
    text = record.get("summary")
    return text if isinstance(text, str) else ""


def kinds(varieties: Iterable[str]) -> list[str]:
    """The kinds of data in words, each once."""
    return list(dict.fromkeys(DATA.get(one, lowered(one)) for one in varieties))


def in_words(data: Sequence[str]) -> str:
    """`medical and personal data`, `passwords and personal data`."""
    of_data = [one.removesuffix(" data") for one in data if one.endswith(" data")]
    others = [one for one in data if not one.endswith(" data")]
    return listed([*others, *([f"{listed(of_data)} data"] if of_data else [])])


def _varieties(record: Record) -> Iterator[str]:
    assets = record.get("asset")
    for one in _listed(assets, "assets") if isinstance(assets, dict) else []:
        if isinstance(one, dict):
            yield str(one.get("variety"))


def _noticed(record: Record) -> Iterator[str]:
    ways = record.get("discovery_method")
    for way, found in ways.items() if isinstance(ways, dict) else ():
        for variety in _listed(found, "variety") if isinstance(found, dict) else []:
            yield f"{way}.{variety}"


def _listed(holder: Record, key: str) -> list[Any]:
    found = holder.get(key)
    return found if isinstance(found, list) else []
