"""Reading a page of MediaWiki: its infobox, lead, text, notes and sources as the keys of a record."""

import re
from dataclasses import dataclass
from typing import Any

from exchange.wikitext.blocks import Blocks
from exchange.wikitext.infobox import Infobox
from exchange.wikitext.inline import Inline
from exchange.wikitext.marks import LEAD
from exchange.wikitext.notes import Notes
from exchange.wikitext.page import Page
from exchange.wikitext.scanning import Scanner
from exchange.wikitext.sections import BREAKDOWN, SOURCES, breakdown, listed_sources
from exchange.wikitext.templates import LAWS
from exchange.wikitext.vocabulary import Vocabulary
from wiki.names import fold

SUMMARY_LENGTH = 2_000
BODY_LENGTH = 500_000
LAW_PARAMETERS = frozenset({"title", "country", "countries", "state"})
_CITATION = re.compile(r"\[\^([^\s\[\]]+)\]")
_BLOCK_START = re.compile(r"(?:[#>|]|[-+*] |\d+\. |`{3}|:   |    )")


@dataclass(frozen=True)
class Read:
    """What a page says: the name of its template (empty where it has none that we know), record and remarks."""

    template: str
    record: dict[str, Any]
    parameters: dict[str, str]
    remarks: tuple[str, ...]


def read(source: str, *, title: str, vocabulary: Vocabulary) -> Read:
    """Read the wikitext of one revision."""
    return _Reader(source, Page(title, vocabulary)).read()


class _Reader:
    def __init__(self, source: str, page: Page) -> None:
        self.page = page
        scanner = Scanner(source, page)
        self.text = scanner.run()
        self.inline = Inline(page)
        self.notes: Notes = scanner.notes
        self.blocks = Blocks(page)
        self.rows: list[dict[str, str]] = []

    def read(self) -> Read:
        infobox = Infobox(self.page, self.inline)
        record = infobox.record(self.page.infobox or {})
        lead, *sections = _sections(self.text)
        summary, rest = self._lead(lead[2])
        blocks = [*rest, *(block for section in sections for block in self._section(*section))]
        left = [one for one in infobox.left if not (self.page.template in LAWS and one[0] in LAW_PARAMETERS)]
        if left:
            blocks.append("\n".join(f"- {label.capitalize()}: {text}" for label, text in left))
        if self.page.categories:
            blocks.append(f"Categories: {self.inline.markdown('; '.join(dict.fromkeys(self.page.categories)))}")
        summary, body = self._with_notes(summary, "\n\n".join(blocks))
        record = {"title": self.page.title, **record, "summary": summary, "body": body, "breakdown": self.rows}
        record["sources"] = [{**row, "key": key} for key, row in self.page.sources.items()]
        parameters = {name: self.inline.plain(text) for name, text in (self.page.infobox or {}).items()}
        return Read(self.page.template, record, parameters, tuple(self.page.remarks))

    def _lead(self, text: str) -> tuple[str, list[str]]:
        """The lead, and the blocks before the first heading that are more than that."""
        lead, mark, rest = text.partition(LEAD)
        if mark and len(summary := "\n\n".join(self.blocks.convert(lead))) <= SUMMARY_LENGTH:
            return summary, self.blocks.convert(rest.replace(LEAD, ""))
        return _lead(self.blocks.convert(text.replace(LEAD, "")))

    def _section(self, level: int, title: str, text: str) -> list[str]:
        name = fold(self.inline.plain(title))
        if name == BREAKDOWN and not self.rows:
            rows = breakdown(text, self.inline.plain)
            if rows:
                self.rows = rows
                return []
        if name in SOURCES:
            text = listed_sources(text, self.notes)
            if not text:
                return []
        heading = self.inline.line(title)
        blocks = self.blocks.convert(text.replace(LEAD, ""))
        heading = re.sub(r"#\Z", r"\#", heading)  # which Markdown would take for an end mark
        return [f"{'#' * max(level, 2)} {heading}", *blocks] if heading else blocks

    def _with_notes(self, summary: str, body: str) -> tuple[str, str]:
        """Lead and body with the notes below: only the body can hold notes, so a lead that cites one goes there."""
        cited_in_lead = set(_CITATION.findall(summary))
        if cited_in_lead & self.page.notes.keys():
            summary, body = "", f"{summary}\n\n{body}".strip()
        notes = [f"[^{key}]: {text}".rstrip() for key, text in self.page.notes.items()]
        return summary, "\n\n".join(part for part in (body, *notes) if part)


def _sections(text: str) -> list[tuple[int, str, str]]:
    """Level, title and text of each section; the first stands before any heading."""
    found: list[tuple[int, str, list[str]]] = [(0, "", [])]
    for line in text.split("\n"):
        heading = _heading(line)
        if heading:
            found.append((*heading, []))
        else:
            found[-1][2].append(line)
    return [(level, title, "\n".join(lines)) for level, title, lines in found]


def _heading(line: str) -> tuple[int, str] | None:
    line = line.rstrip()
    if len(line) < 3 or line[0] != "=" or line[-1] != "=":
        return None
    before, after = len(line) - len(line.lstrip("=")), len(line) - len(line.rstrip("="))
    level = min(before, after, 6)
    title = line[level : len(line) - level].strip()
    return (level, title) if title and before < len(line) else None


def _lead(blocks: list[str]) -> tuple[str, list[str]]:
    """The lead, and what of the blocks before the first heading is more than that."""
    if blocks and len("\n\n".join(blocks)) <= SUMMARY_LENGTH and not any(map(_BLOCK_START.match, blocks)):
        return "\n\n".join(blocks), []
    if blocks and len(blocks[0]) <= SUMMARY_LENGTH and not _BLOCK_START.match(blocks[0]):
        return blocks[0], blocks[1:]
    return "", blocks
