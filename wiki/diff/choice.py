"""Comparison of values that are taken whole: before and after, as people read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from wiki.diff.base import Comparison, emptiness
from wiki.fields import Field, Words
from wiki.fields.records import same_in


@dataclass(frozen=True, kw_only=True)
class ChoiceComparison(Comparison):
    """A value before and after; where there was none, the word for its kind of empty."""

    kind: ClassVar[str] = "choice"

    old: Words
    new: Words


def compare(field: Field, old: Mapping[str, Any], new: Mapping[str, Any]) -> ChoiceComparison:
    """One field of two records."""
    old_empty, new_empty = emptiness(field, old), emptiness(field, new)
    return ChoiceComparison(
        key=field.key,
        label=field.label,
        changed=not same_in(field, old, new),
        old_empty=old_empty,
        new_empty=new_empty,
        old=old_empty or field.reads(field.of(old)),
        new=new_empty or field.reads(field.of(new)),
    )
