"""Naming organisations: `Acme`, `Acme, Inc.` and `The Acme Incorporated` are one, however a record spells it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from exchange.importing import Incoming
from wiki.directory import Directory
from wiki.names import stem
from wiki.references import Wanted

LEGAL_FORMS = {
    "inc": "inc",
    "incorporated": "inc",
    "corp": "corp",
    "corporation": "corp",
    "co": "co",
    "company": "co",
    "ltd": "ltd",
    "limited": "ltd",
    "llc": "llc",
    "l l c": "llc",
    "plc": "plc",
    "llp": "llp",
    "gmbh": "gmbh",
    "ag": "ag",
    "sa": "sa",
}
"""How companies say what they are in law, and the one spelling that they are compared by."""
Row = dict[str, Any]


def merge(batch: Sequence[Incoming]) -> None:
    """Name the page of each organisation that is here under another spelling; a few queries for a batch.

    A name to the letter comes first, then the same with another spelling of its legal form, then without one. Two
    companies of one name whose legal forms differ stay two.
    """
    rows = [row for incoming in batch for row in _rows(incoming)]
    directory = Directory()
    directory.load(Wanted("org", text=name) for row in rows for name in spellings(row["name"]))
    for row in rows:
        found = next((one for name in spellings(row["name"]) if (one := directory.by_name("org", name))), None)
        if found is not None:
            row["organisation"] = found.slug


def spelt(incoming: Incoming) -> dict[str, str]:
    """The organisations that a record names without a page: by what they are compared by, as spelt here."""
    return {plain(row["name"]): stem(row["name"]) for row in _rows(incoming)}


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """A name folded, without article and legal form."""
    return _parts(name)[0]


def spellings(name: str) -> list[str]:
    """The names under which an organisation may be here already, the likeliest first."""
    bare, form = _parts(name)
    forms = [end for end, same in LEGAL_FORMS.items() if same == form] if form else list(LEGAL_FORMS)
    others = [*(f"{bare} {end}" for end in forms), f"the {bare}"]
    return [name, *others, bare] if form else [name, bare, *others]


def _parts(name: str) -> tuple[str, str]:
    words = stem(name).split()
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    for count in (3, 1):
        form = LEGAL_FORMS.get(" ".join(words[-count:]))
        if form and len(words) > count:
            return " ".join(words[:-count]), form
    return " ".join(words), ""


def _rows(incoming: Incoming) -> Iterator[Row]:
    """The organisations that a record names without a page."""
    for past in incoming.revisions:
        rows = past.record.get("organisations")
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and "organisation" not in row and isinstance(row.get("name"), str):
                yield row
