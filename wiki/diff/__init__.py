"""What changed from one record to another, field by field, as plain objects for a template to walk.

How a field is compared goes by its shape: `choice` (before and after), `relation` (items in order) or `prose`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from wiki.diff import choice, prose, relation
from wiki.diff.base import Comparison, emptiness
from wiki.diff.choice import ChoiceComparison
from wiki.diff.prose import ProseComparison
from wiki.diff.relation import ItemChange, ItemKind, RelationComparison
from wiki.diff.rows import Row, RowKind
from wiki.diff.words import Segment
from wiki.fields import Field, Shape
from wiki.fields.records import same_in

__all__ = [
    "ChoiceComparison",
    "Comparison",
    "ItemChange",
    "ItemKind",
    "ProseComparison",
    "RelationComparison",
    "Row",
    "RowKind",
    "Segment",
    "compare",
    "compare_all",
    "emptiness",
]

_BY_SHAPE: dict[Shape, Any] = {
    Shape.SINGLE: choice.compare,
    Shape.SET: relation.compare,
    Shape.ROWS: relation.compare,
    Shape.PROSE: prose.compare,
}


def compare(fields: Iterable[Field], old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Comparison]:
    """The fields that differ between two records, in their order."""
    return compare_all([field for field in fields if not same_in(field, old, new)], old, new)


def compare_all(fields: Iterable[Field], old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Comparison]:
    """Every field of two records, in their order, changed or not."""
    return [_BY_SHAPE[field.shape](field, old, new) for field in fields]
