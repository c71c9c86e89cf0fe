"""Prose of imported events: texts of others made harmless, lists and quotations in Markdown."""

import html
import re
from collections.abc import Sequence

from django.utils.html import strip_tags

from incidents import dates

DAY_LENGTH = len("2026-11-22")
_MARKS = re.compile(r"([\\`*_\[\]<{|])|(?<=&)(?=#?\w{1,40};)")
_BLOCK_START = re.compile(r"\A(\d+(?=\.(?:\s|\Z))|)([#>+:=~.-])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\"')]?\s+(?=[A-Z“‘\"'(])")
_FEW_LETTERS = re.compile(r"(?:\b[A-Z]|\b(?:Dr|Mr|Mrs|Ms|Inc|Corp|Co|Ltd|St|No|U\.S|e\.g|i\.e))\.$")


def plain(text: str) -> str:
    """A text on one line, without HTML and entities; U+FFFD mostly stood for an apostrophe."""
    unmarked = html.unescape(strip_tags(text.replace("<br", " <br").replace("</p>", " </p>")))
    return " ".join(_CONTROL.sub("", unmarked).replace("\ufffd", "’").split())


def escaped(text: str) -> str:
    """A plain text as Markdown that reads the same."""
    marked = _MARKS.sub(lambda found: f"\\{found[1]}" if found[1] else "amp;", text)
    return _BLOCK_START.sub(r"\1\\\2", marked)


def quotation(text: str, key: str) -> str:
    """A plain text as a quotation of its own, with the key of the source that it is from."""
    return f"> {escaped(text)}[^{key}]"


def extract(text: str, most: int) -> str:
    """The first whole sentences of a text that have at most so many characters together; else its first words."""
    text = plain(text)
    if len(text) <= most:
        return text
    whole = ""
    for sentence in sentences(text):
        if len(whole) + len(sentence) + 1 > most:
            break
        whole = f"{whole} {sentence}".strip()
    return f"{whole} […]" if whole else f"{text[:most].rsplit(' ', 1)[0]} […]"


def sentences(text: str) -> list[str]:
    """The sentences of a text; abbreviations such as “Dr.” end none."""
    found: list[str] = []
    for part in _SENTENCE_END.split(text):
        if found and _FEW_LETTERS.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def listed(things: Sequence[str], last: str = "and") -> str:
    """Things in a sentence: `a`, `a and b`, `a, b and c`."""
    return f" {last} ".join([", ".join(things[:-1]), things[-1]]) if len(things) > 1 else "".join(things)


def capitalised(text: str) -> str:
    """A sentence with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def when(edtf: str) -> str:
    """A date in a sentence: `on 28 December 2011`, `in March 2020`, `in 2012`."""
    return f"{'on' if len(edtf) == DAY_LENGTH else 'in'} {dates.reads(edtf)}"


def lowered(text: str) -> str:
    """A term in the middle of a sentence: `Email addresses` is `email addresses`, and `IP addresses` stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
