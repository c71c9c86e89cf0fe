"""Browsing: what the page of a question shows of its facets. Of a long one a few values, and all where one asks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from incidents.facets import Row, Shown
from incidents.index import codes
from incidents.selection import Selection

FEW = 8
OPEN = "open"
"""The parameter that names the facets whose values are all shown."""
OPENED = tuple(facet.name for facet in codes.FACETS)
"""The words that it may have."""
WHOLE = {"harm"}
"""Facets that are short enough to be shown whole, branches and all."""


@dataclass(frozen=True)
class Line:
    """A value on the page, with how deep it stands in its tree."""

    row: Row
    depth: int


@dataclass(frozen=True)
class Rail:
    """A facet on the page; `hidden` is how many values wait behind `more`, the address that shows them, if any."""

    facet: Shown
    lines: list[Line]
    hidden: int
    more: str
    errors: list[str]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to choose here and nothing to say."""
        return not (self.lines or self.facet.empties or self.errors)


def rails(selection: Selection, opened: Iterable[str]) -> dict[str, Rail]:
    """Every facet by the name of its parameter."""
    opened = {*opened, *WHOLE}
    return {facet.name: _rail(facet, selection, is_open=facet.name in opened) for facet in selection.facets}


def _rail(facet: Shown, selection: Selection, *, is_open: bool) -> Rail:
    lines = list(_lines(facet.rows if is_open else _few(facet.rows), whole=is_open))
    hidden = 0 if is_open else facet.size - len(lines)
    more = f"{selection.address.adding(OPEN)(facet.name)}#facet-{facet.name}" if hidden else ""
    errors = [*selection.errors.get(facet.name, ()), *selection.errors.get(facet.not_name, ())]
    return Rail(facet, lines, hidden, more, errors)


def _lines(rows: Iterable[Row], *, whole: bool, depth: int = 0) -> Iterator[Line]:
    """Rows with those below them: with all, or only in branches that the question says something of."""
    for row in rows:
        yield Line(row, depth)
        if whole or row.selected or row.holds_active:
            yield from _lines(row.children, whole=whole, depth=depth + 1)


def _few(rows: list[Row]) -> list[Row]:
    """Those with most events and those that say something of the question, in their order."""
    counts = sorted([row.count for row in rows], reverse=True)
    least = counts[FEW - 1] if len(counts) > FEW else 0
    some = [place for place, row in enumerate(rows) if row.count >= least and row.count][:FEW]
    return [row for place, row in enumerate(rows) if place in some or row.is_active]
