"""Tables: Markdown Extra's, with alignment as a class, and bounded in size."""

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableProcessor

MAX_CELLS = 10_000
"""A table of more cells is left as text."""


class BoundedTableProcessor(TableProcessor):
    """Short rows are filled up; cells beyond the last column stay in that column rather than being dropped."""

    def test(self, parent: Element, block: str) -> bool:
        if "|" not in block or not super().test(parent, block):
            return False
        return len(self.separator) * (block.count("\n") + 1) <= MAX_CELLS

    def _build_row(self, row: str, parent: Element, align: list[str | None]) -> None:
        cells = [cell.strip(" ") for cell in self._split_row(row)]  # type: ignore[attr-defined]
        last = len(align) - 1
        cells = [*cells[:last], " | ".join(cells[last:]), *[""] * (last - len(cells))]
        built = SubElement(parent, "tr")
        for cell, alignment in zip(cells, align, strict=True):
            attributes = {"scope": "col"} if parent.tag == "thead" else {}
            if alignment:
                attributes["class"] = f"align-{alignment}"
            SubElement(built, "th" if parent.tag == "thead" else "td", attributes).text = cell


class Tables(Extension):
    """Rows of cells between bars, under a row of headings and one of dashes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        processor = BoundedTableProcessor(md.parser, {"use_align_attribute": False})
        md.parser.blockprocessors.register(processor, "table", 75)
