"""What every comparison of a field tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from wiki.fields import Field, Words, state_in


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """How a field differs between two records. `kind` names the fragment that shows it: choice, relation or prose.

    `old_empty` and `new_empty` are the words for why a side holds nothing, and empty text where it holds something.
    """

    kind: ClassVar[str]

    key: str
    label: Words
    changed: bool
    old_empty: Words = ""
    new_empty: Words = ""


def emptiness(field: Field, record: Mapping[str, Any]) -> Words:
    """The word for why a field holds nothing in a record; empty text where it has something to read."""
    state = state_in(field, record)
    if state is not None:
        return state.label
    return "" if field.reads(field.of(record)) else _("empty")
