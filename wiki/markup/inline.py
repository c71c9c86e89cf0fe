"""Spans: code, links, citations and coded passages in a stretch of text, found in one pass and in linear time.

A closing bracket is matched with the last one that is open, and what the pair is depends on what follows. So an inner
span is found before an outer one, and decides what the outer may be: links hold no links, passages no passages.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wiki.markup import links
from wiki.markup.addresses import safe_address
from wiki.markup.definitions import label

MAX_LINK = 1000
"""Characters that a wiki link can have, with what it shows."""
MAX_KEY = MAX_SLUG = 100

_FIRST = re.compile(r"[\\`<\[\]|]")
"""What a mark begins with: a set of characters is sought much faster than the marks."""
_MARK = re.compile(r"\\[!-/:-@\[-`{-~]|`+|<[^\s<>]{3,2000}>|[\[\]|]")
_BACKTICKS = re.compile(r"`+")
_AUTOLINK = re.compile(r"<(?:((?:https?://|mailto:)[^\s<>]+)|([\w.+-]+@[\w-]+(?:\.[\w-]+)+))>", re.IGNORECASE)
_KEY = re.compile(r"\^([^\s\[\]]+)")
_CODE = rf"(?:{'|'.join(links.CODE_KINDS)})=[^\W_]+(?:-+[^\W_]+)*+"
_CODES = re.compile(rf"\{{\s*+({_CODE}(?:\s++{_CODE})*+)\s*+\}}")
_LINE_START = re.compile(r"\n[ \t>]*+")
_DESTINATION = re.compile(
    r"\(\s*+(?:<(?P<angled>[^<>\n]{1,2000})>|(?P<bare>(?:[^\s()<>\\]|\\\S|\([^\s()<>]{0,500}\)){1,2000}+))"
    r"(?:\s++(?:\"(?P<double>[^\"]{0,500}+)\"|'(?P<single>[^']{0,500}+)'))?+\s*+\)"
)
_LABEL = re.compile(r" ?\[([^\[\]]{0,200})\]")
_NOT_BLANK = re.compile(r"\s*\S")
_REST_OF_LINK = re.compile(r"[^\[\]|]*+\]\]")


@dataclass(slots=True)
class Span:
    """A stretch of text with a meaning. `inner` is the range of what it shows, `children` the spans in there."""

    kind: str
    start: int
    end: int
    inner: tuple[int, int]
    value: Any
    children: list["Span"] = field(default_factory=list)


def find(text: str, references: Mapping[str, tuple[str, str]], *, in_table: bool = False) -> list[Span]:
    """The outermost spans of a stretch of text, in order. In a row of a table, none reaches over a bar."""
    return _Finder(text, references, in_table=in_table).run()


def codes_named(text: str) -> set[tuple[str, str]]:
    """Kind and slug of all that looks like a code, in passages or not: for looking up the terms of many texts."""
    if "]{" not in text:
        return set()
    lines_joined = _LINE_START.sub(" ", text)
    return {pair for codes in _CODES.finditer(lines_joined) for pair in _pairs(codes)}


def _pairs(codes: re.Match[str]) -> tuple[tuple[str, str], ...]:
    written = (code.partition("=") for code in codes[1].split())
    return tuple(dict.fromkeys((kind, slug) for kind, _sign, slug in written))


class _Finder:
    """`last_link` and `last_passage` are where the latest of them begins: whether a pair of brackets holds one."""

    def __init__(self, text: str, references: Mapping[str, tuple[str, str]], *, in_table: bool) -> None:
        self.text = text
        self.references = references
        self.in_table = in_table
        self.found: list[Span] = []
        self.open: list[int] = []
        self.images: set[int] = set()
        self.escaped_to = -1
        self.last_link = self.last_passage = -1
        self.backticks: dict[int, list[int]] | None = None

    def run(self) -> list[Span]:
        position = 0
        while first := _FIRST.search(self.text, position):
            mark = _MARK.match(self.text, first.start())
            position = self._take(mark) if mark else first.end()
        return self.found

    def _take(self, mark: re.Match[str]) -> int:
        first = mark.group()[0]
        if first == "[":
            return self._open(mark.start())
        if first == "]":
            return self._close(mark.start())
        if first == "`":
            return self._code(mark)
        if first == "<":
            return self._autolink(mark)
        if first == "|":
            return self._bar(mark.end())
        self.escaped_to = mark.end()
        return mark.end()

    def _open(self, at: int) -> int:
        self.open.append(at)
        if self.text[at - 1 : at] == "!" and self.escaped_to != at:
            self.images.add(at)
        return at + 1

    def _close(self, at: int) -> int:
        if not self.open:
            return at + 1
        start = self.open.pop()
        for recognise in (self._citation, self._wiki_link, self._passage, self._link, self._reference):
            if span := recognise(start, at):
                return self._add(span)
        return at + 1

    def _bar(self, end: int) -> int:
        in_link = len(self.open) > 1 and self.open[-1] == self.open[-2] + 1 and _REST_OF_LINK.match(self.text, end)
        if self.in_table and not in_link:
            self.open.clear()
        return end

    def _add(self, span: Span) -> int:
        while self.found and self.found[-1].start >= span.start:
            span.children.append(self.found.pop())
        span.children.reverse()
        self.found.append(span)
        if span.kind == "passage":
            self.last_passage = span.start
        if span.kind != "code":
            self.last_link = span.start
        return span.end

    def _code(self, mark: re.Match[str]) -> int:
        if self.backticks is None:
            self.backticks = {}
            for run in _BACKTICKS.finditer(self.text):
                self.backticks.setdefault(len(run.group()), []).append(run.start())
        starts = self.backticks.get(len(mark.group()), [])
        place = bisect_left(starts, mark.end())
        if place == len(starts):
            return mark.end()
        code = self.text[mark.end() : starts[place]].replace("\n", " ").strip()
        if not code:
            return mark.end()
        end = starts[place] + len(mark.group())
        return self._add(Span("code", mark.start(), end, (0, 0), code))

    def _autolink(self, mark: re.Match[str]) -> int:
        match = _AUTOLINK.fullmatch(mark.group())
        address = safe_address(match[1] or f"mailto:{match[2]}") if match else None
        if not address:
            return mark.start() + 1
        shown = address.removeprefix("mailto:")
        return self._add(Span("address", mark.start(), mark.end(), (0, 0), (address, shown)))

    def _holds_span(self, start: int) -> bool:
        return bool(self.found) and self.found[-1].start > start

    def _citation(self, start: int, at: int) -> Span | None:
        if self.text[start + 1] != "^" or at - start > MAX_KEY + 2 or self._holds_span(start):
            return None
        match = _KEY.fullmatch(self.text, start + 1, at)
        return Span("citation", start, at + 1, (0, 0), match[1]) if match else None

    def _wiki_link(self, start: int, at: int) -> Span | None:
        is_double = self.open and self.open[-1] == start - 1 and self.text[at + 1 : at + 2] == "]"
        if not is_double or at - start > MAX_LINK or self.last_link > start:
            return None
        written, bar, shown = self.text[start + 1 : at].partition("|")
        parsed = None if self._holds_code(start, start + 1 + len(written)) else links.parse(written.removesuffix("\\"))
        if parsed is None:
            return None
        self.open.pop()
        inner = (at - len(shown), at) if bar and shown.strip() else (0, 0)
        return Span("wiki", start - 1, at + 2, inner, parsed)

    def _holds_code(self, start: int, end: int) -> bool:
        for span in reversed(self.found):
            if span.start < end:
                return span.start > start
        return False

    def _passage(self, start: int, at: int) -> Span | None:
        codes = _CODES.match(self.text, at + 1) if self.text[at + 1 : at + 2] == "{" else None
        if not codes or self.last_passage > start or not self._has_text(start + 1, at):
            return None
        pairs = _pairs(codes)
        if any(len(slug) > MAX_SLUG or slug != slug.lower() for _kind, slug in pairs):
            return None
        return Span("passage", start, codes.end(), (start + 1, at), pairs)

    def _has_text(self, start: int, end: int) -> bool:
        """Whether there is more than space and citations."""
        for span in reversed(self.found):
            if span.start < start:
                break
            if span.kind != "citation" or self.text[span.end : end].strip():
                return True
            end = span.start
        return bool(self.text[start:end].strip())

    def _link(self, start: int, at: int) -> Span | None:
        match = _DESTINATION.match(self.text, at + 1) if self.text[at + 1 : at + 2] == "(" else None
        if not match or not self._can_show(start, at):
            return None
        address = safe_address((match["angled"] or match["bare"]).replace(" ", "%20"))
        if not address:
            return None
        return self._linked(start, at, match.end(), address, match["double"] or match["single"] or "")

    def _reference(self, start: int, at: int) -> Span | None:
        if not self.references or not self._can_show(start, at):
            return None
        match = _LABEL.match(self.text, at + 1)
        if not match and (at - start > 202 or self._holds_span(start)):
            return None
        named = (match[1] if match else "") or self.text[start + 1 : at][:201]
        if label(named) not in self.references:
            return None
        address, title = self.references[label(named)]
        return self._linked(start, at, match.end() if match else at + 1, address, title)

    def _can_show(self, start: int, at: int) -> bool:
        return self.last_link < start and bool(_NOT_BLANK.match(self.text, start + 1, at))

    def _linked(self, start: int, at: int, end: int, address: str, title: str) -> Span:
        first = start - 1 if start in self.images else start
        return Span("link", first, end, (start + 1, at), (address, links.plain(title)))
