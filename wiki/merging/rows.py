"""Merging rows: by identity, and within a row column by column."""

from collections.abc import Callable, Mapping
from typing import Any

from wiki.fields import UNSETTLED, Field, Rows
from wiki.merging.items import Keyed, in_order
from wiki.merging.outcome import Outcome
from wiki.merging.regions import Change, Region, regions

Row = Mapping[str, Any]
MergeValue = Callable[[Field, Any, Any, Any], Outcome]


class RowMerger:
    """Merges the rows of one field; `merge_value` merges two versions of a column."""

    def __init__(self, field: Rows, merge_value: MergeValue) -> None:
        self.field = field
        self.merge_value = merge_value
        self.disputed = False

    def merge(self, base: Any, theirs: Any, mine: Any) -> Outcome:
        """The rows with the changes of both sides; a row changed here and removed there is in dispute."""
        if self.field.has_identity:
            merged = self._by_identity(*map(self.field.keyed, (base, theirs, mine)))
        else:
            merged = self._by_content(base, theirs, mine)
        return Outcome(merged, self.disputed)

    def _by_identity(self, base: Keyed, theirs: Keyed, mine: Keyed) -> list[Any]:
        merged = {key: self._one(base.get(key), theirs.get(key), mine.get(key)) for key in {**base, **theirs, **mine}}
        kept = {key for key, row in merged.items() if row is not None}
        return [merged[key] for key in in_order(kept, base, theirs, mine)]

    def _by_content(self, base: list[Any], theirs: list[Any], mine: list[Any]) -> list[Any]:
        marks = ([self.field.item_mark(row) for row in rows] for rows in (base, theirs, mine))
        merged: list[Any] = []
        for region in regions(*marks, apart=0):
            merged += self._in_region(region, base[region.base], theirs[region.theirs], mine[region.mine])
        return merged

    def _in_region(self, region: Region, base: list[Any], theirs: list[Any], mine: list[Any]) -> list[Any]:
        if region.change != Change.DISPUTED:
            return theirs if region.change == Change.THEIRS else mine
        if not base:
            return [*(row for row in theirs if not self._is_in(mine, row)), *mine]
        if len(base) == len(theirs) == len(mine):
            return [self._columns(*rows) for rows in zip(base, theirs, mine, strict=True)]
        self.disputed = True
        return mine

    def _one(self, base: Row | None, theirs: Row | None, mine: Row | None) -> Row | None:
        """A row merged; None where it is removed, which against a change is disputed."""
        if theirs is not None and mine is not None:
            return self._columns(base or self._nothing(), theirs, mine)
        if base is None:
            return mine if theirs is None else theirs
        left = mine if theirs is None else theirs
        if left is None or self._same(base, left):
            return None
        self.disputed = True
        return mine

    def _columns(self, base: Row, theirs: Row, mine: Row) -> Row:
        merged = dict(mine if self._same(base, theirs) or not self._same(base, mine) else theirs)
        for column in self.field.compared:
            outcome = self.merge_value(column, column.of(base), column.of(theirs), column.of(mine))
            self.disputed |= outcome.disputed
            if outcome.value != UNSETTLED:
                merged[column.key] = outcome.value
        return merged

    def _nothing(self) -> Row:
        return {column.key: column.empty() for column in self.field.columns}

    def _same(self, a: Row, b: Row) -> bool:
        return bool(self.field.item_mark(a) == self.field.item_mark(b))

    def _is_in(self, rows: list[Any], row: Row) -> bool:
        return any(self._same(row, other) for other in rows)
