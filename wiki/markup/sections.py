"""Sections: the parts of a body under its headings, as the contents list and section editing number them."""

from dataclasses import dataclass

from wiki.markup import links
from wiki.markup.document import Document, read
from wiki.markup.outline import Heading
from wiki.markup.plain import text_of
from wiki.markup.tokens import HeadingToken

TOP_LEVEL = 2
"""The level of the highest heading of a body: the title of the page is the only `h1`."""
LAST_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Section:
    """A heading as the contents list shows it: `level` is that of the HTML, `anchor` its id, unique on the page."""

    index: int
    level: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class BodySection:
    """A part of a body, from `start` to `end`, with its subsections; number 0 stands before the first heading."""

    index: int
    level: int
    title: str
    start: int
    end: int


def sections_of(document: Document) -> list[Section]:
    """The headings of a document that begin sections."""
    levels = shown_levels(document)
    headings = [token for token in document.of(HeadingToken).values() if token.section]
    titles = [text_of(token.text, document.tokens) for token in headings]
    return [
        Section(index, levels[token.level], title, anchor)
        for index, (token, title, anchor) in enumerate(zip(headings, titles, _anchors(titles), strict=True), start=1)
    ]


def shown_levels(document: Document) -> dict[int, int]:
    """The HTML's level for each level as written: the highest in use becomes `h2`."""
    used = [heading.level for heading in document.headings]
    shift = TOP_LEVEL - min(used, default=1)
    return {level: min(max(level + shift, TOP_LEVEL), LAST_LEVEL) for level in range(1, LAST_LEVEL + 1)}


def split(body: str) -> list[BodySection]:
    """The sections of a body, the part before the first heading as number 0; numbered as `render` numbers them."""
    document = read(body)
    starts = [heading.line_start for heading in document.headings]
    parts = [BodySection(0, 0, "", 0, starts[0] if starts else len(body))]
    ends = _ends(document.headings, len(body))
    for found, start, end in zip(sections_of(document), starts, ends, strict=True):
        parts.append(BodySection(found.index, found.level, found.title, start, end))
    return parts


def section(body: str, index: int) -> str:
    """The text of a section with its heading and subsections; IndexError where there is no such section."""
    part = _part(body, index)
    return body[part.start : part.end]


def replace_section(body: str, index: int, text: str) -> str:
    """The body with another text in place of a section; IndexError where there is no such section."""
    part = _part(body, index)
    after = body[part.end :]
    if text and after and text != body[part.start : part.end]:
        text = text.rstrip("\n") + "\n\n"
    return body[: part.start] + text + after


def _part(body: str, index: int) -> BodySection:
    parts = split(body)
    if not 0 <= index < len(parts):
        raise IndexError(index)
    return parts[index]


def _ends(headings: list[Heading], length: int) -> list[int]:
    """Where each section ends: at the next heading of its own or a higher level."""
    ends = [length] * len(headings)
    open_sections: list[int] = []
    for place, heading in enumerate(headings):
        while open_sections and headings[open_sections[-1]].level >= heading.level:
            ends[open_sections.pop()] = heading.line_start
        open_sections.append(place)
    return ends


def _anchors(titles: list[str]) -> list[str]:
    taken: set[str] = set()
    counts: dict[str, int] = {}
    return [_free_anchor(links.anchor(title), taken, counts) for title in titles]


def _free_anchor(wanted: str, taken: set[str], counts: dict[str, int]) -> str:
    found = wanted
    while found in taken:
        counts[wanted] = counts.get(wanted, 1) + 1
        found = f"{wanted}-{counts[wanted]}"
    taken.add(found)
    return found
