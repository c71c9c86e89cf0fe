"""What a value of another collection means here: read from a table that a scholar can review, `exchange/mappings/`."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from wiki.names import fold

FOLDER = Path(__file__).parent / "mappings"
COLUMNS = ("field", "value", "row", "to", "text", "note")
EVERY = ("record", "*")
"""The field and value of lines that fill what a record's own values left empty."""
STATES = {"-unknown": "unknown", "-none": "none", "-na": "na"}
SKIP, COUNTRIES, GLOBAL, ELSEWHERE = "skip", "countries", "global", "@"

_BREAKS = re.compile(r"[^\w]+")

Values = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Line:
    """One line of a table: what a value of a field puts into a row of the infobox, how it reads there, and why."""

    field: str
    value: str
    row: str
    to: str
    text: str
    note: str


@dataclass
class Coding:
    """What the tables make of one record: rows of terms, countries, states, reasons to skip it, values not known."""

    rows: dict[str, list[dict[str, str]]] = field(default_factory=lambda: defaultdict(list))
    countries: list[str] = field(default_factory=list)
    is_global: bool = False
    states: dict[str, str] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)

    def record(self) -> dict[str, Any]:
        """The keys of an event's record that follow; a state only where its row stayed empty."""
        states = {row: state for row, state in self.states.items() if not self.has(row)}
        return {**self.rows, "countries": self.countries, "is_global": self.is_global, "states": states}

    def has(self, row: str) -> bool:
        """Whether anything stands in the row."""
        return bool(self.countries or self.is_global) if row == COUNTRIES else bool(self.rows.get(row))


class Table:
    """The mapping of one format."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for line in lines:
            self._lines[line.field, fold(line.value)].append(line)

    def knows(self, name: str, value: str) -> bool:
        """Whether a line has this value of a field."""
        return (name, fold(value)) in self._lines

    def spotted(self, name: str, text: str) -> list[str]:
        """Which values of a field are phrases of a text, as whole words and in the order of the table."""
        words = _words(text)
        return [phrase for field_name, phrase in self._lines if field_name == name and _words(phrase) in words]

    def code(self, values: Values) -> Coding:
        """What a record means whose fields have these values, in the order of the fields."""
        coding = Coding()
        for name, written in values.items():
            for value in written:
                self._code_value(name, value, values, coding)
        settled = {line.row for line in self._lines.get(EVERY, []) if coding.has(line.row) or line.row in coding.states}
        for line in self._lines.get(EVERY, []):
            if line.row not in settled:
                self._apply(line, line.text, values, coding)
        return coding

    def _code_value(self, name: str, value: str, values: Values, coding: Coding) -> None:
        lines = self._lines.get((name, fold(value)), [])
        elsewhere = self._lines.get((ELSEWHERE + name, fold(value)), [])
        if value.strip() and not (lines or elsewhere):
            coding.unknown.append((name, value))
        for line in lines:
            self._apply(line, value, values, coding)

    def _apply(self, line: Line, value: str, values: Values, coding: Coding) -> None:
        if line.row == SKIP:
            coding.skipped.append(line.note)
        elif line.to.startswith(ELSEWHERE):
            self._code_elsewhere(line, values, coding)
        elif line.to in STATES:
            coding.states[line.row] = STATES[line.to]
        elif line.to == GLOBAL:
            coding.is_global = True
        elif line.to:
            _put(coding, line, line.text or value)

    def _code_elsewhere(self, line: Line, values: Values, coding: Coding) -> None:
        for value in values.get(line.to.removeprefix(ELSEWHERE), ()):
            for other in self._lines.get((line.to, fold(value)), []):
                if other.row == line.row:
                    self._apply(other, value, values, coding)


def _words(text: str) -> str:
    return f" {' '.join(_BREAKS.sub(' ', text).casefold().split())} "


def _put(coding: Coding, line: Line, text: str) -> None:
    if line.row == COUNTRIES:
        coding.countries += [line.to] if line.to not in coding.countries else []
        return
    value = {"text": " ".join(text.split()), "term": line.to}
    if value not in coding.rows[line.row]:
        coding.rows[line.row].append(value)


def lines_of(name: str) -> list[Line]:
    """The lines of a format's table, in their order."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
        return [Line(**{column: row[column] for column in COLUMNS}) for row in csv.DictReader(rows)]


@cache
def table(name: str) -> Table:
    """The mapping of a format, read once."""
    return Table(lines_of(name))
