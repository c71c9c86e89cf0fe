"""Blocks: the lines of a text as paragraphs, lists, quotations, tables and code in Markdown."""

import re
from collections.abc import Iterable

from exchange.wikitext import escaping
from exchange.wikitext.inline import Inline
from exchange.wikitext.lists import written
from exchange.wikitext.marks import BREAK, QUOTE, QUOTE_END
from exchange.wikitext.page import Page
from exchange.wikitext.passages import coded
from exchange.wikitext.tables import table

_RULE = re.compile(r"-{4,}")
_BLOCK_ATOM = re.compile("\\s*\x0eb[0-9]+\x0f\\s*\\Z")
_TABLE_START = re.compile(r"[ \t:]*\{\|")
LIST_MARKS = "*#:;"
MAX_LINE = 100_000


class Blocks:
    """Turns a text with atoms into blocks of Markdown; one pass over the lines."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.inline = Inline(page)

    def convert(self, text: str) -> list[str]:
        """The blocks of a text without headings."""
        self.blocks: list[str] = []
        self.lines: list[str] = []
        self.quotes = 0
        lines = text.split("\n")
        position = 0
        while position < len(lines):
            position = self._take(lines, position)
        self._close()
        return self.blocks

    def text(self, raw: str) -> str:
        """One stretch of text in Markdown: a paragraph, an item, a cell. It may have several lines."""
        marked = escaping.tidied(coded(self.inline.marked(raw), self.page).strip())
        return escaping.emphasised(self.page.atoms.markdown(marked, escaping.escaped))

    def _take(self, lines: list[str], position: int) -> int:
        line = lines[position]
        first = line[:1]
        if _TABLE_START.match(line):
            return self._table(lines, position)
        if first in LIST_MARKS and first:
            return self._list(lines, position)
        if first in (QUOTE, QUOTE_END):
            self._close()
            self.quotes = max(0, min(10, self.quotes + (1 if first == QUOTE else -1)))
        elif not line.strip():
            self._close()
        elif _BLOCK_ATOM.match(line):
            self._close()
            self._add(self.page.atoms.markdown(line.strip(), str))
        elif match := _RULE.match(line):
            self._close()
            self._add("---")
            self.lines += [line[match.end() :]] if line[match.end() :].strip() else []
        else:
            self.lines.append(line)
        return position + 1

    def _add(self, block: str) -> None:
        if block.strip():
            prefix = "> " * self.quotes
            self.blocks.append("\n".join(f"{prefix}{line}".rstrip() for line in block.split("\n")) if prefix else block)

    def _close(self) -> None:
        if self.lines:
            self._add(self._paragraph(self.lines))
            self.lines = []

    def _paragraph(self, lines: list[str]) -> str:
        """Lines that flow together; those that begin with a blank keep their ends, as they were set apart."""
        joined = "\n".join(line.strip() + (BREAK if line[:1] == " " else "") for line in lines)
        text = self.text(joined.strip(f"\n{BREAK}"))
        return "\n".join(escaping.line_start(line) for line in _broken(text) if line.strip())

    def _list(self, lines: list[str], position: int) -> int:
        self._close()
        items = []
        while position < len(lines) and lines[position][:1] and lines[position][0] in LIST_MARKS:
            marks, rest = _marks(lines[position])
            if rest.lstrip().startswith("{|"):
                break
            items.append((marks, rest))
            position += 1
        if not items:
            return self._table(lines, position)
        for block in written([(marks, self._item(rest)) for marks, rest in _defined(items)]):
            self._add(block)
        return position

    def _item(self, raw: str) -> str:
        return escaping.line_start(" ".join(_broken(self.text(raw)))).strip()

    def _table(self, lines: list[str], position: int) -> int:
        self._close()
        end = _table_end(lines, position)
        for block in table(lines[position:end], self._cell):
            self._add(block)
        return end

    def _cell(self, raw: str) -> str:
        text = " ".join(line.strip(" *#") for line in raw.replace(BREAK, "\n").split("\n"))
        return re.sub(r"(?<!\\)\|", r"\\|", " ".join(self.text(text).split()))


def _broken(text: str) -> Iterable[str]:
    """The lines of a paragraph; where a break was asked for, two blanks at the end say so."""
    return re.sub(f"(?<![ \t])[ \t]*+{BREAK}[ \t]*\n?[ \t]*", "  \n", text).split("\n")


def _marks(line: str) -> tuple[str, str]:
    rest = line.lstrip(LIST_MARKS)
    marks = line[: len(line) - len(rest)]
    return marks[:20], rest.strip()


def _defined(items: list[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Items, a term with its meaning on the same line (`; term : meaning`) as two."""
    for marks, text in items:
        term, colon, meaning = text.partition(" :")
        if marks.endswith(";") and colon and meaning.strip():
            yield marks, term.strip()
            yield f"{marks[:-1]}:", meaning.strip()
        else:
            yield marks, text


def _table_end(lines: list[str], position: int) -> int:
    """Behind the line that closes the table which begins here; the end of the text where none does."""
    depth = 0
    for number in range(position, len(lines)):
        start = lines[number].lstrip(" \t:")[:2]
        depth += (start == "{|") - (start == "|}")
        if depth <= 0:
            return number + 1
    return len(lines)
