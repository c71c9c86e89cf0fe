"""Tables: the rows of a CSV file by the names of its columns, each with its line; what does not fit as faults."""

import csv
from collections.abc import Iterator

from django.utils.translation import gettext as _

from exchange.reading.decoding import Line
from exchange.reading.faults import Fault
from exchange.reading.files import Reading

LONGEST_FIELD = 1_000_000


class Row(dict[str, str]):
    """The cells of a row by their columns; a column that the table does not have is empty."""

    def __missing__(self, column: str) -> str:
        return ""


def rows(reading: Reading, required: tuple[str, ...] = (), *, heading: str = "") -> Iterator[tuple[int, Row] | Fault]:
    """Every row as its cells by column, without blanks around them; `required` columns have to be there.

    Lines before the one that has the words `heading` are a title. A column without a name has that of the column before
    it and a number: `External harms 2`.

    A row with more or fewer cells than there are columns is shifted, and is a fault; a blank row is passed over.
    """
    csv.field_size_limit(LONGEST_FIELD)
    texts = _Texts(reading.lines())
    first = next((text for text in texts if text.strip() and heading in text), "")
    header = _named(_header(first))
    missing = [name for name in required if name not in header]
    if missing or not header:
        yield Fault(1, _("The first line has to name the columns; missing: %(names)s.") % {"names": ", ".join(missing)})
    else:
        yield from _cells(csv.reader(texts, _dialect(first)), header, texts)
    yield from texts.faults()


def _header(line: str) -> list[str]:
    try:
        return next(csv.reader([line.replace("\r", " ")], _dialect(line)), [])
    except csv.Error:
        return []


def _named(cells: list[str]) -> list[str]:
    names: list[str] = []
    last, count = "", 1
    for name in (" ".join(cell.split()) for cell in cells):
        last, count = (name, 1) if name else (last, count + 1)
        names.append(name or f"{last} {count}".strip())
    return names


def _cells(reader: Iterator[list[str]], header: list[str], texts: "_Texts") -> Iterator[tuple[int, Row] | Fault]:
    while True:
        begun = texts.line + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Fault(begun, _("This is no row of a table: %(error)s") % {"error": error})
        else:
            yield from _row(begun, cells, header)
        yield from texts.faults()


def _row(line: int, cells: list[str], header: list[str]) -> Iterator[tuple[int, Row] | Fault]:
    if not any(cell.strip() for cell in cells):
        return
    if len(cells) != len(header):
        counts = {"cells": len(cells), "columns": len(header)}
        yield Fault(line, _("The row has %(cells)d cells for %(columns)d columns: it is shifted.") % counts)
        return
    yield line, Row((name, cell.strip()) for name, cell in zip(header, cells, strict=True))


def _dialect(header: str) -> str | type[csv.Dialect]:
    """Whether columns stand between commas, semicolons or tabs, as the header has most of."""

    class Found(csv.excel):
        delimiter = max(",;\t", key=header.count)

    return Found


class _Texts:
    """The lines' texts, for the reader of tables, which takes texts alone: faults are set aside, lines counted."""

    def __init__(self, lines: Iterator[Line | Fault]) -> None:
        self.line = 0
        self._lines = lines
        self._faults: list[Fault] = []

    def __iter__(self) -> "_Texts":
        return self

    def __next__(self) -> str:
        for one in self._lines:
            if isinstance(one, Fault):
                self._faults.append(one)
                continue
            self.line = one[0]
            return one[1].replace("\x00", "\ufffd")
        raise StopIteration

    def faults(self) -> list[Fault]:
        """The faults since this was asked last."""
        found, self._faults = self._faults, []
        return found
