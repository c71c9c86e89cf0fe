"""Our terms in the words of VERIS: read from a table that a scholar can review, `terms.csv`."""

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from wiki.record import Record

TABLE = Path(__file__).parent / "terms.csv"
DISCLOSURES = ("Yes", "Potentially")
"""What can be said of a disclosure, the stronger first."""


class Word(NamedTuple):
    """Where in a VERIS incident something stands, and what; no value where its being there says it."""

    path: str
    value: str


@cache
def words() -> dict[tuple[str, str], Word]:
    """The word for each term, by kind and slug."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        return {(row["kind"], row["slug"]): Word(row["path"], row["value"]) for row in csv.DictReader(table)}


def words_for(kind: str, values: Iterable[Record]) -> Iterator[Word]:
    """The words for the terms of a row, each once, in their order."""
    known = words()
    found = (known.get((kind, value["term"] or "")) for value in values)
    yield from dict.fromkeys(word for word in found if word is not None)


def disclosure(values: Iterable[Record]) -> str:
    """Whether data got out, as the harms tell it; empty where they say nothing that VERIS asks."""
    said = {word.value for word in words_for("harm", values)}
    return next((one for one in DISCLOSURES if one in said), "")
