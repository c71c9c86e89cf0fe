"""Lines: fitness of characters, tabs, the place of a line in quotes and lists, and the lines of a fence."""

import re
from dataclasses import dataclass

from wiki.markup.outline import TAB, Code

_UNFIT = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LEAD = re.compile(r"[ \t>]*")


def fit(body: str) -> str:
    """The body with line ends `\\n` and without control characters, of the same length."""
    if "\r" in body:
        body = body.replace("\r\n", " \n").replace("\r", "\n")
    return _UNFIT.sub("\ufffd", body)


def with_spaces(raw: str, start: int) -> tuple[str, int]:
    """The line with tabs before its text made spaces; `start` shifted so that places in the text stay right."""
    lead = _LEAD.match(raw).group()  # type: ignore[union-attr]
    if "\t" not in lead:
        return raw, start
    spaced = lead.expandtabs(TAB)
    return spaced + raw[len(lead) :], start - (len(spaced) - len(lead))


def dedented(line: str, columns: int) -> str:
    """The line without its first columns, so far as they are blank."""
    text = line.lstrip(" \t")
    if not columns or text == line:
        return line
    indent = len(line[: len(line) - len(text)].expandtabs(TAB))
    return " " * (indent - columns) + text


@dataclass(slots=True)
class Place:
    """A line with its quote marks counted: `base` is behind the last one, `depth` the number of lists open there."""

    line: str
    start: int
    quotes: int
    base: int
    indent: int
    depth: int

    @property
    def limit(self) -> int:
        """The indentation that makes code."""
        return TAB * (self.depth + 1)

    @property
    def level(self) -> int:
        """The number of lists that the line stays in."""
        return min(self.indent // TAB, self.depth)

    @property
    def position(self) -> int:
        """Where the line goes on behind quote marks and indentation."""
        return self.base + self.indent

    @property
    def rest(self) -> str:
        return self.line[self.position :]

    def prefix(self, level: int) -> str:
        """The marks that put a block into the same quotes and so many lists."""
        return self.line[: self.base] + " " * (TAB * level)


class Fence:
    """An open code fence. It is closed by as many marks, or by the end of its quote, note or body."""

    def __init__(self, block: Code, marks: str, *, quotes: int, columns: int, in_note: bool) -> None:
        self.block = block
        self.marks = marks
        self.quotes = re.compile(rf"(?:[ \t]*> ?){{{quotes}}}")
        self.columns = columns
        self.in_note = in_note
        self.is_open = True

    def take(self, raw: str) -> bool:
        """Take a line in, or find that the fence ended before it (False)."""
        line = dedented(raw, TAB) if self.in_note else raw
        quotes = self.quotes.match(line)
        if quotes is None or (self.in_note and raw[:1] not in (" ", "\t", "")):
            self.is_open = False
            return False
        rest = line[quotes.end() :]
        if self._is_closed_by(rest.strip()):
            self.is_open = False
        else:
            self.block.lines.append(dedented(rest, self.columns))
        return True

    def _is_closed_by(self, text: str) -> bool:
        return len(text) >= len(self.marks) and text == self.marks[0] * len(text)
