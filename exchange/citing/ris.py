"""RIS: lines of a tag and a value each; nothing in a value needs escaping but the end of a line."""

from collections.abc import Iterator
from datetime import date

from exchange.citing.cited import BASE, LIST, PAGE, Cited, one_line
from exchange.citing.wording import orcid_note

TYPES = {PAGE: "ENCYC", BASE: "DATA", LIST: "ELEC"}


def ris(cited: Cited) -> str:
    """One entry, the last line of which ends it."""
    lines = [f"{tag}  - {one_line(value)}" for tag, value in _lines(cited) if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _lines(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES[cited.type]
    yield "ID", cited.key
    for author in cited.authors:
        yield "AU", author.name
    yield "TI", cited.title
    yield "T2", cited.container
    yield "PB", cited.container or cited.title
    yield "PY", f"{cited.issued:%Y}"
    yield "DA", _day(cited.issued)
    yield "ET", cited.number and f"Revision {cited.number}"
    yield "UR", cited.url
    yield "Y2", _day(cited.accessed) if cited.accessed else ""
    yield "N1", orcid_note(cited)
    yield "LA", "en"


def _day(day: date) -> str:
    return f"{day:%Y/%m/%d}"
