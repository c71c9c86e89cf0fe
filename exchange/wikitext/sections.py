"""Sections that are rows of ours: the breakdown, and lists of sources."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from exchange.wikitext.blocks import LIST_MARKS
from exchange.wikitext.notes import Notes
from wiki.names import fold

BREAKDOWN = "breakdown"
LONGEST, MOST = 5_000, 200
SOURCES = frozenset({"sources", "source", "references", "external links", "further reading", "links"})
_COLUMNS = {
    "threat": "threat",
    "at risk group": "at_risk_group",
    "at risk groups": "at_risk_group",
    "harm": "harm",
    "harms": "harm",
    "secondary consequences": "secondary_consequences",
    "secondary consequence": "secondary_consequences",
}
_LABELLED = re.compile(r"(?:''+)?\s*(?P<label>[A-Za-z -]{4,25}?)\s*(?:''+)?\s*:\s*(?:''+)?\s*(?P<text>.*)")
Row = dict[str, str]


def breakdown(text: str, plain: Callable[[str], str]) -> list[Row] | None:
    """The rows that a section says, each beginning with a label seen before; None where it says anything else."""
    rows: list[Row] = []
    for line in text.split("\n"):
        bare = line.strip().lstrip(LIST_MARKS).strip()
        if not bare:
            continue
        match = _LABELLED.match(bare)
        column = _COLUMNS.get(fold(match["label"]).replace("-", " ")) if match else None
        if not match or column is None:
            return None
        if not rows or column in rows[-1]:
            rows.append({})
        rows[-1][column] = plain(match["text"])[:LONGEST]
    return rows if 0 < len(rows) <= MOST else None


def listed_sources(text: str, notes: Notes) -> str:
    """What is left of a list of sources once those lines that name one publication have become sources."""
    left = [line for line in text.split("\n") if not _is_source(line, notes)]
    return "\n".join(left).strip()


def _is_source(line: str, notes: Notes) -> bool:
    bare = line.strip().lstrip(LIST_MARKS + "0123456789.)").strip()
    row: Mapping[str, Any] | None = notes.publication(bare) if bare and notes.has_room else None
    if row:
        notes.enter(dict(row))
    return row is not None
