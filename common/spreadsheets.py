"""Cells that a spreadsheet shows as they are, whatever they begin with."""

from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def inert(value: Any) -> Any:
    """A text that would be run as a formula gets an apostrophe before it, as OWASP advises; all else stays."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
