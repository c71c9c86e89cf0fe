"""Cells that a spreadsheet shows as they are, whatever they begin with."""

from collections.abc import Iterable
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_STARTS = frozenset(FORMULA_STARTS)
_QUOTE, _TWO_QUOTES = '"', '""'


def inert(value: Any) -> Any:
    """A text that would be run as a formula gets an apostrophe before it, as OWASP advises; all else stays."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def csv_line(cells: Iterable[str]) -> str:
    """A line of CSV (RFC 4180) of inert cells: each in quotes, but nothing for one that is empty.

    For very long tables: the csv module looks at each character twice, and takes twice the time.
    """
    return ",".join([_quoted(cell) if cell else "" for cell in cells]) + "\r\n"


def _quoted(text: str) -> str:
    start = "'" if text[0] in _STARTS else ""
    return f'"{start}{text.replace(_QUOTE, _TWO_QUOTES)}"'
