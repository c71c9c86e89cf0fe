"""Blocks: which lines of a body are code, headings, definitions, rules or text.

The decision falls here once, for the light scanners and for the renderer alike: Markdown is handed code and headings as
placeholders, so that it cannot decide otherwise. One pass over the lines, in linear time.
"""

import re

from wiki.markup import definitions
from wiki.markup.lines import Fence, Place, fit, with_spaces
from wiki.markup.outline import (
    MAX_BLOCKS,
    MAX_DEPTH,
    MAX_TEXT,
    TAB,
    Block,
    Code,
    Heading,
    Line,
    Note,
    Outline,
    Rule,
    Text,
)

_SPACES = re.compile(r" *")
_SPECIAL = frozenset("`~#=-_*[")
"""What a line begins with that may be anything but text: most lines begin otherwise."""
_MARKER = re.compile(r"(?:[*+-]|\d+\.|(?P<definition>:))[ \t]+(?=\S)(?:> ?)*+")
_FENCE = re.compile(r"(?P<marks>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<language>[\w.+#-]{0,30})")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<title>.*\S)")
_UNDERLINE = re.compile(r"(?:={2,}|-{2,})[ \t]*\Z")
_RULE = re.compile(r"(?:(?:-+ {0,2}){3,}+|(?:_+ {0,2}){3,}+|(?:\*+ {0,2}){3,}+) *\Z")
_SEPARATOR = re.compile(r"[|: -]+\Z")
_AT_MARGIN = re.compile(rf" {{0,3}}(?:#{{1,6}}[ \t]|```|~~~|\[\^{definitions.KEY}\]:)")


def outline(body: str) -> Outline:
    """Take a body apart."""
    body = fit(body)
    found = _Reader().read(body)
    if len(found.blocks) + sum(len(note.blocks) for note in found.notes) > MAX_BLOCKS:
        return Outline(blocks=[Code("", body.split("\n"))])
    return found


class _Reader:
    """Reads line by line; `fresh` says that a block may begin, `depths` how many lists are open in each quote."""

    def __init__(self) -> None:
        self.found = Outline()
        self.blocks = self.found.blocks
        self.in_note = False
        self.depths = [0]
        self.quotes = 0
        self.fresh = True
        self.lines: list[Line] = []
        self.has_definition = False
        self.lines_start = 0
        self.fence: Fence | None = None
        self.code: tuple[int, Code] | None = None
        self.typed: Code | None = None
        self.blank_lines = 0
        self.line_start = 0

    def read(self, body: str) -> Outline:
        for raw in body.split("\n"):
            if not (self.fence and self.fence.is_open and self.fence.take(raw)):
                self._take(raw)
            self.line_start += len(raw) + 1
        self._close_text()
        return self.found

    def _take(self, raw: str) -> None:
        line, start = with_spaces(raw, self.line_start)
        if self.in_note:
            line, start = self._inside_note(line, start)
        self._content(line, start)

    def _content(self, line: str, start: int) -> None:
        place = self._place(line, start)
        if place.position == len(line):
            self._close_text()
            self.blank_lines += 1
        elif self.fresh and place.indent >= place.limit:
            self._indented(place)
        else:
            self.code = None
            if place.indent >= place.limit or not self._special(place):
                self._text(place)

    def _place(self, line: str, start: int) -> Place:
        quotes = base = 0
        while True:
            mark = _SPACES.match(line, base).end()  # type: ignore[union-attr]
            depth = self.depths[quotes] if quotes < len(self.depths) else 0
            place = Place(line, start, quotes, base, mark - base, depth)
            if line[mark : mark + 1] != ">" or (self.fresh and place.indent >= place.limit) or quotes > MAX_DEPTH:
                break
            quotes += 1
            base = mark + 2 if line[mark + 1 : mark + 2] == " " else mark + 1
        if quotes > self.quotes:
            self._close_text()
        return place

    def _set_depth(self, quotes: int, depth: int) -> None:
        self.depths = [*self.depths[:quotes], *[0] * (quotes - len(self.depths)), depth]

    def _indented(self, place: Place) -> None:
        text = place.line[place.base + place.limit :]
        if self.code and self.code[0] == place.quotes:
            self.code[1].lines += [*[""] * self.blank_lines, text]
        else:
            self._set_depth(place.quotes, place.depth)
            self.code = (place.quotes, Code(place.prefix(place.depth), [text]))
            self.blocks.append(self.code[1])
        self.blank_lines = 0

    def _special(self, place: Place) -> bool:
        if place.line[place.position] not in _SPECIAL:
            return False
        if fence := _FENCE.match(place.line, place.position):
            self._open_fence(place, fence, place.prefix(place.level))
            return True
        at_margin = place.indent < TAB
        return (
            (at_margin and (self._heading(place) or self._underline(place)))
            or self._rule(place)
            or (at_margin and self._definition(place))
        )

    def _text(self, place: Place) -> None:
        depth, position = self._markers(place)
        marked = position > place.position
        if marked or self.fresh:
            self._set_depth(place.quotes, depth)
        if place.line.count(">", 0, position) + sum(self.depths) > MAX_DEPTH:
            self._as_typed(place.line)
        elif marked and (fence := _FENCE.match(place.line, position)):
            self._open_fence(place, fence, place.line[:position])
        else:
            if marked and place.rest.startswith(":"):
                self._begin_definition()
            self._add_line(place, position, opens=marked or not self.lines)

    def _markers(self, place: Place) -> tuple[int, int]:
        """The number of lists that the line is in, and where its text begins behind their marks."""
        depth, position = place.level, place.position
        if place.indent >= place.limit:
            return depth, position
        while depth <= MAX_DEPTH and (marker := _MARKER.match(place.line, position)):
            if not (self.fresh or place.depth or depth or marker["definition"]):
                break
            depth, position = depth + 1, marker.end()
        return depth, position

    def _add_line(self, place: Place, position: int, *, opens: bool) -> None:
        if not self.lines:
            self.lines_start = self.line_start
        self.lines.append(Line(place.line[:position], place.line[position:], place.start + position, opens))
        self.quotes = max(self.quotes, place.quotes)
        self.fresh = False

    def _begin_definition(self) -> None:
        """Make each definition a block, with the term before it; Markdown nests those that no blank line parts."""
        if self.has_definition:
            last, quotes = self.lines[-1], self.quotes
            terms = [] if last.opens or last.prefix.endswith(" " * TAB) else [self.lines.pop()]
            self._close_text()
            last.opens = True
            self.lines, self.fresh, self.quotes = terms, not terms, quotes
        self.has_definition = True

    def _as_typed(self, line: str) -> None:
        self._close_text()
        if self.typed is None or self.blocks[-1] is not self.typed:
            self.typed = Code("", [])
            self.blocks.append(self.typed)
        self.typed.lines.append(line)
        self.depths = [0]

    def _open_fence(self, place: Place, fence: re.Match[str], prefix: str) -> None:
        self._close_text()
        block = Code(prefix, [], fence["language"])
        columns = fence.start() - place.base
        self.fence = Fence(block, fence["marks"], quotes=place.quotes, columns=columns, in_note=self.in_note)
        self.blocks.append(block)

    def _heading(self, place: Place) -> bool:
        match = _HEADING.match(place.line, place.position)
        title = _without_closing_marks(match["title"]) if match else ""
        if not match or not title:
            return False
        self._add_heading(place, len(match["marks"]), title, place.start + match.start("title"), self.line_start)
        return True

    def _underline(self, place: Place) -> bool:
        if len(self.lines) != 1 or self.quotes or self.in_note or self.depths != [0]:
            return False
        first = self.lines[0]
        if first.prefix.strip() or not _UNDERLINE.match(place.line, place.position):
            return False
        self.lines = []
        level = 1 if place.rest.startswith("=") else 2
        self._add_heading(place, level, first.text.rstrip(), first.start, self.lines_start)
        return True

    def _add_heading(self, place: Place, level: int, text: str, start: int, line_start: int) -> None:
        self._close_text()
        self._set_depth(place.quotes, 0)
        is_top = not place.quotes and not self.in_note
        self.blocks.append(Heading(place.prefix(0), level, text, start, line_start, is_top))

    def _rule(self, place: Place) -> bool:
        if not _RULE.match(place.line, place.position):
            return False
        self._close_text()
        self._set_depth(place.quotes, place.level)
        self.blocks.append(Rule(place.prefix(place.level)))
        return True

    def _definition(self, place: Place) -> bool:
        if place.quotes or self.in_note:
            return False
        if note := definitions.NOTE.match(place.line, place.position):
            self._turn_to(Note(note["key"], []))
            self._content(place.line[note.end() :], place.start + note.end())
            return True
        if not self.fresh or not definitions.take(place.rest, self.found):
            return False
        self.depths = [0]
        return True

    def _turn_to(self, note: Note | None) -> None:
        """Go on inside a note, or in the body."""
        self._close_text()
        self.code = self.typed = None
        self.in_note = note is not None
        self.blocks = note.blocks if note else self.found.blocks
        self.depths = [0]
        if note:
            self.found.notes.append(note)

    def _inside_note(self, line: str, start: int) -> tuple[str, int]:
        if line.startswith(" " * TAB):
            return line[TAB:], start + TAB
        if line.strip() and (self.fresh or _AT_MARGIN.match(line)):
            self._turn_to(None)
        return line, start

    def _close_text(self) -> None:
        if self.lines:
            self.blocks.append(_text_block(self.lines))
        self.lines, self.fresh, self.quotes, self.has_definition = [], True, 0, False


def _text_block(lines: list[Line]) -> Block:
    if sum(len(line.prefix) + len(line.text) + 1 for line in lines) > MAX_TEXT:
        return Code("", [line.prefix + line.text for line in lines])
    is_table = len(lines) > 1 and "|" in lines[0].text and bool(_SEPARATOR.match(lines[1].text))
    for line in lines:
        line.opens |= is_table
    return Text(lines, is_table)


def _without_closing_marks(title: str) -> str:
    text = title.rstrip("#")
    return text.rstrip() if not text or text[-1] in " \t" else title
