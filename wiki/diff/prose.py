"""Comparison of prose: lines first, then the words inside changed lines; moved lines told from rewritten ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

from wiki.diff.base import Comparison, emptiness
from wiki.diff.rows import Row, collapsed, rows
from wiki.fields import Field
from wiki.fields.records import same_in

MOST_ROWS = 5_000  # as many as anyone will read; a page of 250,000 one-letter lines is nothing to show


@dataclass(frozen=True, kw_only=True)
class ProseComparison(Comparison):
    """The rows from the old prose to the new one; `is_cut` where there were more of them than are shown."""

    kind: ClassVar[str] = "prose"

    rows: tuple[Row, ...]
    is_cut: bool = False


def compare(field: Field, old: Mapping[str, Any], new: Mapping[str, Any]) -> ProseComparison:
    """One field of two records."""
    found = collapsed(rows(field.of(old), field.of(new)))
    shown = tuple(islice(found, MOST_ROWS))
    return ProseComparison(
        key=field.key,
        label=field.label,
        changed=not same_in(field, old, new),
        old_empty=emptiness(field, old),
        new_empty=emptiness(field, new),
        rows=shown,
        is_cut=next(found, None) is not None,
    )
