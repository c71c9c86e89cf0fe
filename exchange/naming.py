"""Naming organisations: `Acme`, `Acme, Inc.` and `The Acme Incorporated` are one, however a record spells it."""

import csv
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from exchange.importing import Incoming
from exchange.mapping import FOLDER
from wiki.directory import Directory
from wiki.names import stem
from wiki.references import Entry, Wanted

LEGAL_FORMS = FOLDER / "names" / "legal_forms.csv"
"""How companies say what they are in law, and the one form that they are compared by."""
Row = dict[str, Any]


def merge(batch: Sequence[Incoming], directory: Directory) -> None:
    """Name the page of each organisation that is here under another spelling; a few queries for a batch.

    A name to the letter comes first, then the same with another spelling of its legal form, then without one. Two
    companies of one name whose legal forms differ stay two, and the bare name of both is neither.
    """
    rows = [row for incoming in batch for row in _rows(incoming)]
    directory.load(wanted(row["name"] for row in rows))
    for row in rows:
        found = _found(row["name"], directory)
        if found is not None:
            row["organisation"] = found.slug


def wanted(names: Iterable[str]) -> Iterator[Wanted]:
    """What a directory has to know of to find the organisations with these names."""
    return (Wanted("org", text=spelling) for name in names for spelling in itertools.chain(*spellings(name)))


def candidates(name: str, directory: Directory) -> list[Entry]:
    """The organisations here that a name may mean, the likeliest first."""
    sure, longer = spellings(name)
    return _here([*sure, *longer], directory)


def _found(name: str, directory: Directory) -> Entry | None:
    sure, longer = (_here(names, directory) for names in spellings(name))
    if sure:
        return sure[0]
    return longer[0] if len(longer) == 1 else None


def _here(names: Iterable[str], directory: Directory) -> list[Entry]:
    found = (directory.by_name("org", name) for name in names)
    return list(dict.fromkeys(one for one in found if one is not None))


def spelt(incoming: Incoming) -> dict[str, str]:
    """The organisations that a record names without a page: by what they are compared by, as spelt here."""
    return {plain(row["name"]): stem(row["name"]) for row in _rows(incoming)}


def plain(name: str) -> str:
    """A name folded, without article and legal form."""
    return parts(name)[0]


def spellings(name: str) -> tuple[list[str], list[str]]:
    """The names under which an organisation may be here already, the likeliest first; and of a bare name, those with
    any legal form, which mean it where no two companies have it."""
    bare, form = parts(name)
    if not form:
        return [name, bare, f"the {bare}"], [f"{bare} {end}" for end in legal_forms()]
    return [name, *(f"{bare} {end}" for end, same in legal_forms().items() if same == form), f"the {bare}", bare], []


@lru_cache(maxsize=10_000)
def parts(name: str) -> tuple[str, str]:
    """A name folded and without article, and its legal form, empty where it has none."""
    words = stem(name).split()
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    for count in range(min(_longest(), len(words) - 1), 0, -1):
        form = legal_forms().get(" ".join(words[-count:]))
        if form:
            return " ".join(words[:-count]), form
    return " ".join(words), ""


@cache
def legal_forms() -> Mapping[str, str]:
    """Each form by how it is written, folded as names are."""
    with LEGAL_FORMS.open(encoding="utf-8", newline="") as rows:
        return {stem(row["written"]): row["form"] for row in csv.DictReader(rows)}


@cache
def _longest() -> int:
    return max(len(written.split()) for written in legal_forms())


def _rows(incoming: Incoming) -> Iterator[Row]:
    """The organisations that a record names without a page."""
    for past in incoming.revisions:
        rows = past.record.get("organisations")
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and "organisation" not in row and isinstance(row.get("name"), str):
                yield row
