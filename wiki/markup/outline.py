"""What a body is made of: its blocks, and what it defines. `blocks` takes bodies apart into these."""

from dataclasses import dataclass, field

TAB = 4
"""Spaces that indent the content of a list item or note by one level, and make code."""
MAX_DEPTH = 20
"""Quotes and lists nested deeper than this are shown as typed."""
MAX_TEXT = 100_000
"""A paragraph, list or table of more characters without a blank line is shown as typed."""
MAX_BLOCKS = 10_000
"""A body of more blocks is shown as typed."""
MAX_ABBREVIATIONS = 100


@dataclass(slots=True)
class Line:
    """A line of text: the marks of lists and quotes before it, and where the text begins in the body.

    `opens` says that it begins a stretch of its own: a paragraph, a list item, a table row.
    """

    prefix: str
    text: str
    start: int
    opens: bool


@dataclass(slots=True)
class Text:
    """Lines without a blank one between them: a paragraph, list items, or the rows of a table."""

    lines: list[Line]
    is_table: bool


@dataclass(slots=True)
class Code:
    """A fenced or indented block, or text beyond a limit; shown as typed."""

    prefix: str
    lines: list[str]
    language: str = ""


@dataclass(slots=True)
class Heading:
    """A heading with the level that its marks give. Only those outside quotes and notes (`is_top`) begin sections."""

    prefix: str
    level: int
    text: str
    start: int
    line_start: int
    is_top: bool


@dataclass(slots=True)
class Rule:
    """A horizontal rule."""

    prefix: str


Block = Text | Code | Heading | Rule


@dataclass(slots=True)
class Note:
    """A footnote's definition."""

    key: str
    blocks: list[Block]


@dataclass(slots=True)
class Outline:
    """A body taken apart. `references` are addresses and titles by label."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    references: dict[str, tuple[str, str]] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
