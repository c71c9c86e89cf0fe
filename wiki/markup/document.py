"""Documents: a body read for scanners and renderer alike, with placeholders where Markdown must not decide."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from wiki.markup.addresses import safe_address, without_trailing
from wiki.markup.blocks import outline
from wiki.markup.emphasis import marked
from wiki.markup.inline import Span, find
from wiki.markup.outline import Block, Code, Heading, Line, Outline, Rule, Text
from wiki.markup.tokens import Citation, CodeBlock, Coded, CodeSpan, HeadingToken, Link, Token, WikiLink, placeholder

T = TypeVar("T", bound=Token)
_BAR = re.compile(r"(?<!\\)\|")
_BARE_ADDRESS = re.compile(r"(?<![\w/])https?://[^\s<>\"`|\\]{1,2000}")


@dataclass(slots=True)
class Document:
    """A body as Markdown with placeholders, and the tokens that these stand for, in the order of reading.

    `notes` are footnotes, key and text, in the order of their definitions; `stretches` the pieces of text that stand
    by themselves; `headings` those that begin sections.
    """

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    stretches: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    abbreviations: dict[str, str] = field(default_factory=dict)

    def of(self, kind: type[T]) -> dict[int, T]:
        """The tokens of one kind, by number."""
        return {number: token for number, token in enumerate(self.tokens) if isinstance(token, kind)}


SHORT = 10_000
"""Characters of a body that is kept with many others."""


def read(body: str) -> Document:
    """Read a body. One save, one view and one batch of an import read the same bodies several times, in turn, hence the
    caches: never change a document.
    """
    return (_short if len(body) <= SHORT else _long)(body)


def _read(body: str) -> Document:
    return _Writer(outline(body)).write()


_short, _long = lru_cache(maxsize=1024)(_read), lru_cache(maxsize=4)(_read)


def typed(body: str) -> Document:
    """The body as one block of text that is shown as it was typed."""
    return _Writer(Outline(blocks=[Code("", body.split("\n"))])).write()


class _Writer:
    """Writes the blocks of an outline anew, with placeholders."""

    def __init__(self, parts: Outline) -> None:
        self.parts = parts
        self.document = Document(abbreviations=parts.abbreviations)

    def write(self) -> Document:
        self.document.text = self._blocks(self.parts.blocks)
        self.document.notes = [(note.key, self._blocks(note.blocks)) for note in self.parts.notes]
        return self.document

    def _blocks(self, blocks: list[Block]) -> str:
        return "\n\n".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Text():
                return "\n".join(self._stretch(lines, in_table=block.is_table) for lines in _stretches(block.lines))
            case Heading():
                return block.prefix + self._heading(block)
            case Code():
                return block.prefix + self._code(block)
            case Rule():
                return f"{block.prefix}---"

    def _code(self, block: Code) -> str:
        self.document.stretches.append(self._add(CodeBlock("\n".join(block.lines).rstrip("\n"), block.language)))
        return self.document.stretches[-1]

    def _heading(self, heading: Heading) -> str:
        text = self._stretch([Line("", heading.text, heading.start, opens=True)], in_table=False)
        if heading.is_top:
            self.document.headings.append(heading)
        section = len(self.document.headings) if heading.is_top else None
        return self._add(HeadingToken(heading.level, text, section))

    def _stretch(self, lines: list[Line], *, in_table: bool) -> str:
        source = _Source(lines, number=len(self.document.stretches))
        spans = find(source.text, self.parts.references, in_table=in_table)
        text = self._replaced(source, spans, 0, len(source.text))
        cells = [marked(cell) for cell in _BAR.split(text)] if in_table else [marked(text)]
        self.document.stretches.append(" ".join(cells))
        return source.with_prefixes("|".join(cells), spans)

    def _replaced(self, source: "_Source", spans: list[Span], start: int, end: int, *, in_link: bool = False) -> str:
        """The text of a range with placeholders for its spans; a link in a link stays text."""
        pieces = []
        for span in spans:
            pieces += [self._literal(source.text[start : span.start], in_link=in_link)]
            pieces.append(self._add(self._token(source, span)))
            start = span.end
        return "".join([*pieces, self._literal(source.text[start:end], in_link=in_link)])

    def _literal(self, text: str, *, in_link: bool) -> str:
        return text if in_link or "://" not in text else _BARE_ADDRESS.sub(self._bare_address, text)

    def _bare_address(self, match: re.Match[str]) -> str:
        written = without_trailing(match.group())
        address = safe_address(written)
        if address is None:
            return match.group()
        return self._add(Link(address, "", address, is_plain=True)) + match.group()[len(written) :]

    def _token(self, source: "_Source", span: Span) -> Token:
        if span.kind == "code":
            return CodeSpan(span.value)
        if span.kind == "citation":
            return Citation(span.value)
        if span.kind == "address":
            address, shown = span.value
            return Link(address, "", shown, is_plain=True)
        shown = marked(self._replaced(source, span.children, *span.inner, in_link=span.kind != "passage"))
        if span.kind == "passage":
            start, end = source.place(span.start), source.place(span.end - 1) + 1
            return Coded(shown, span.value, start, end, source.number)
        if span.kind == "link":
            address, title = span.value
            return Link(address, title, shown, is_plain=False)
        target, fragment = span.value
        return WikiLink(target, fragment, shown)

    def _add(self, token: Token) -> str:
        self.document.tokens.append(token)
        return placeholder(token, len(self.document.tokens) - 1)


class _Source:
    """The text of a stretch, which knows where it stands in the body."""

    def __init__(self, lines: list[Line], number: int) -> None:
        self.lines = lines
        self.number = number
        self.text = "\n".join(line.text for line in lines)
        self.starts = [0]
        for line in lines[:-1]:
            self.starts.append(self.starts[-1] + len(line.text) + 1)

    def place(self, position: int) -> int:
        """Where a character of the text stands in the body."""
        line = bisect_right(self.starts, position) - 1
        return self.lines[line].start + position - self.starts[line]

    def with_prefixes(self, text: str, spans: list[Span]) -> str:
        """The text, its spans replaced, with the marks of lists and quotes before each line that is left."""
        span_starts = [span.start for span in spans]
        left = [self.lines[0]]
        for line, start in zip(self.lines[1:], self.starts[1:], strict=True):
            before = bisect_right(span_starts, start - 1) - 1
            if before < 0 or spans[before].end < start:
                left.append(line)
        return "\n".join(line.prefix + piece for line, piece in zip(left, text.split("\n"), strict=True))


def _stretches(lines: list[Line]) -> list[list[Line]]:
    stretches: list[list[Line]] = []
    for line in lines:
        if line.opens:
            stretches.append([])
        stretches[-1].append(line)
    return stretches
