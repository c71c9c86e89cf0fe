"""Tables: `{| … |}` as a table of Markdown Extra; attributes go, spans become empty cells."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_SPAN = re.compile(r"\b(?P<way>col|row)span\s*=\s*\"?\s*(?P<number>\d{1,3})", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\s*(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'|]++)\s*)+\Z")
MOST_COLUMNS = 100


@dataclass
class _Cell:
    text: str
    is_heading: bool
    columns: int = 1


@dataclass
class _Table:
    caption: str = ""
    rows: list[list[_Cell]] = field(default_factory=lambda: [[]])


def table(lines: list[str], convert: Callable[[str], str]) -> Iterator[str]:
    """The caption as a paragraph, and the table; `convert` makes Markdown of a cell's text."""
    read = _read(lines)
    if read.caption:
        yield f"**{convert(read.caption)}**"
    rows = [row for row in read.rows if row]
    if not rows:
        return
    width = min(max(sum(cell.columns for cell in row) for row in rows), MOST_COLUMNS)
    has_headings = all(cell.is_heading for cell in rows[0])
    head, body = (rows[0], rows[1:]) if has_headings else ([], rows)
    written = [_row(head, width, convert, in_head=True), "| " + " | ".join(["---"] * width) + " |"]
    yield "\n".join([*written, *(_row(row, width, convert, in_head=False) for row in body)])


def _row(cells: list[_Cell], width: int, convert: Callable[[str], str], *, in_head: bool) -> str:
    texts: list[str] = []
    for cell in cells:
        text = convert(cell.text)
        texts += [f"**{text}**" if cell.is_heading and text and not in_head and "*" not in text else text]
        texts += [""] * (cell.columns - 1)
    texts = [*texts[:width], *[""] * (width - len(texts))]
    return f"| {' | '.join(texts)} |"


def _read(lines: list[str]) -> _Table:
    """Cells by row. A line that begins with no mark goes on in the cell before it; tables in tables become text."""
    found = _Table()
    depth = 0
    for line in (line.strip() for line in lines):
        depth += line.startswith("{|")
        if depth == 1 and not line.startswith("{|"):
            _take(line, found)
        elif depth > 1:
            _go_on(line.lstrip("{|!}+-"), found)
        depth -= line.startswith("|}")
    return found


def _take(line: str, found: _Table) -> None:
    if line.startswith("|}"):
        return
    if line.startswith("|+"):
        found.caption = _without_attributes(line[2:])[0]
    elif line.startswith("|-"):
        found.rows.append([])
    elif line[:1] in ("|", "!"):
        parts = re.split(r"\|\||!!", line[1:]) if line[0] == "!" else line[1:].split("||")
        found.rows[-1] += [_cell(part, is_heading=line[0] == "!") for part in parts]
    else:
        _go_on(line, found)


def _go_on(line: str, found: _Table) -> None:
    if found.rows[-1] and line:
        found.rows[-1][-1].text += f"\n{line}"


def _cell(part: str, *, is_heading: bool) -> _Cell:
    text, attributes = _without_attributes(part)
    spans = {match["way"].lower(): int(match["number"]) for match in _SPAN.finditer(attributes)}
    return _Cell(text, is_heading, max(1, min(spans.get("col", 1), MOST_COLUMNS)))


def _without_attributes(part: str) -> tuple[str, str]:
    attributes, bar, text = part.partition("|")
    if bar and len(attributes) < 1000 and _ATTRIBUTES.match(attributes):
        return text.strip(), attributes
    return part.strip(), ""
