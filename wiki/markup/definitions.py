"""Definitions: lines that say what a note, a reference or an abbreviation elsewhere in the body means."""

import re

from wiki.markup.addresses import safe_address
from wiki.markup.outline import MAX_ABBREVIATIONS, Outline

KEY = r"[^\s\[\]]{1,100}"
NOTE = re.compile(rf"\[\^(?P<key>{KEY})\]:[ \t]*")

_ABBREVIATION = re.compile(r"\*\[(?P<short>[^\[\]]{1,100})\] ?:[ \t]*(?P<long>.*\S)")
_REFERENCE = re.compile(
    r"\[(?!\^)(?P<label>[^\[\]]{1,200})\]:[ \t]*<?(?P<address>[^\s<>]+)>?"
    r"(?:[ \t]+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|\((?P<round>[^()]*)\)))?[ \t]*\Z"
)


def label(written: str) -> str:
    """The label of a reference as it is compared."""
    return " ".join(written.casefold().split())


def take(line: str, found: Outline) -> bool:
    """Enter a definition of an abbreviation or a reference, the first of a name; False where the line is none."""
    return _take_abbreviation(line, found) or _take_reference(line, found)


def _take_abbreviation(line: str, found: Outline) -> bool:
    match = _ABBREVIATION.match(line)
    if not match or len(found.abbreviations) >= MAX_ABBREVIATIONS:
        return False
    found.abbreviations.setdefault(match["short"].strip(), match["long"])
    return True


def _take_reference(line: str, found: Outline) -> bool:
    match = _REFERENCE.match(line)
    address = safe_address(match["address"]) if match else None
    if not match or not address:
        return False
    title = match["double"] or match["single"] or match["round"] or ""
    found.references.setdefault(label(match["label"]), (address, title))
    return True
