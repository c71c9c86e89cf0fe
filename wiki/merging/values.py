"""Merging two versions of one value, by the shape of its field."""

from collections.abc import Callable
from typing import Any

from wiki.fields import Field, Shape
from wiki.merging.items import merge_set
from wiki.merging.outcome import Outcome
from wiki.merging.prose import merge_prose
from wiki.merging.rows import RowMerger


def merge_value(field: Field, base: Any, theirs: Any, mine: Any) -> Outcome:
    """The value with the changes of both sides; where they are in dispute, mine."""
    if field.same(theirs, mine) or field.same(base, theirs):
        return Outcome(mine)
    if field.same(base, mine):
        return Outcome(theirs)
    return _BY_SHAPE[field.shape](field, base, theirs, mine)


def _single(_field: Field, _base: Any, _theirs: Any, mine: Any) -> Outcome:
    return Outcome(mine, disputed=True)


def _prose(_field: Field, base: str, theirs: str, mine: str) -> Outcome:
    return merge_prose(base, theirs, mine)


def _rows(field: Any, base: Any, theirs: Any, mine: Any) -> Outcome:
    return RowMerger(field, merge_value).merge(base, theirs, mine)


_BY_SHAPE: dict[Shape, Callable[..., Outcome]] = {
    Shape.SINGLE: _single,
    Shape.SET: merge_set,
    Shape.ROWS: _rows,
    Shape.PROSE: _prose,
}
