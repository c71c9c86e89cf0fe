"""Tables of figures, and the document in which each part of the bench has a section of its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Table:
    """Figures under a heading, with a word on how they came about."""

    heading: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def __str__(self) -> str:
        rule = ["---", *("---:" for _ in self.columns[1:])]
        lines = [f"| {' | '.join(cells)} |" for cells in (self.columns, rule, *self.rows)]
        return "\n".join([f"#### {self.heading}", *([self.note] if self.note else []), "", *lines, ""])


def write_section(document: Path, name: str, parts: Iterable[str | Table]) -> None:
    """Puts a section in its place between two marks of its name, or at the end; other sections stay as they are."""
    begin, end = f"<!-- {name}: written by make bench -->", f"<!-- end of {name} -->"
    section = "\n".join([begin, *map(str, parts), end])
    text = document.read_text(encoding="utf-8")
    place = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not place.search(text):
        text = f"{text.rstrip()}\n\n{begin}{end}\n"
    text = place.sub(lambda _: section, text)
    document.write_text(text, encoding="utf-8")
