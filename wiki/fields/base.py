"""The field that all record fields are made from."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wiki.fields.errors import FieldError
from wiki.references import Finder, Wanted

Words = str | Promise

# Stands for a reference that saving has yet to look up. No slug looks like it.
UNSETTLED: Final = "?"


class Shape(StrEnum):
    """What a value is to those who compare and merge it."""

    SINGLE = "single"  # one thing, taken whole
    PROSE = "prose"  # lines of text
    SET = "set"  # items in order, each there or not
    ROWS = "rows"  # items in order, with columns of their own


@dataclass(frozen=True, kw_only=True)
class Field:
    """A key of a record: what its value may be. `stated` fields tell four kinds of empty apart (`wiki.fields.State`).

    A subclass says how outside data becomes a value (`canonical`), and, where the defaults do not fit, what is empty,
    what counts in comparisons (`mark`), how people read it (`reads`) and which pages it names (`wanted`, `settle`).
    """

    key: str
    label: Words
    help: Words = ""
    required: bool = False
    stated: bool = False

    shape: ClassVar[Shape] = Shape.SINGLE
    settled: ClassVar[bool] = False  # as a column: what was not given stays missing until saving settles it

    def empty(self) -> Any:
        """The value of a field that holds nothing."""
        return None

    def is_empty(self, value: Any) -> bool:
        return bool(value == self.empty())

    def of(self, record: Mapping[str, Any]) -> Any:
        """The field's value in a record; empty in records from before the field was there."""
        return record.get(self.key, self.empty())

    def clean(self, value: Any) -> Any:
        """The canonical value of whatever came from outside; FieldError where it cannot be taken."""
        cleaned = self.empty() if value is None else self.canonical(value)
        if self.required and self.is_empty(cleaned):
            raise self.error(_("This cannot be left empty."))
        return cleaned

    def canonical(self, value: Any) -> Any:
        """The canonical form of a value that was given."""
        raise NotImplementedError

    def mark(self, value: Any) -> Hashable:
        """What of a value counts when it is compared."""
        return frozen(value)

    def same(self, a: Any, b: Any) -> bool:
        """Do two values say the same?"""
        return bool(a == b) or self.mark(a) == self.mark(b)

    def reads(self, value: Any) -> str:
        """A value as plain text for people; empty text for an empty value."""
        return "" if self.is_empty(value) else str(value)

    def wanted(self, value: Any) -> Iterable[Wanted]:
        """The pages that a value names, to be looked up."""
        return ()

    def settle(self, value: Any, finder: Finder) -> Any:
        """The value with slugs and labels of today."""
        return value

    def aligned(self, value: Any, known: Iterable[Any]) -> Any:
        """The value with what is yet unsettled in it taken from known values that say the same."""
        return value

    def error(self, message: str) -> FieldError:
        """An error of this field, to be raised."""
        return FieldError(self.key, message)


def frozen(value: Any) -> Hashable:
    """A JSON value in a form that can be compared and hashed."""
    if isinstance(value, Mapping):
        return tuple(sorted((str(key), frozen(inner)) for key, inner in value.items()))
    if isinstance(value, list | tuple):
        return tuple(frozen(inner) for inner in value)
    return value  # type: ignore[no-any-return]


def quoted(value: Any) -> str:
    """A wrong value as a message quotes it: short, and with nothing in it that could upset a page or a log."""
    text = value if isinstance(value, str) else repr(value)
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:41])
    return f"“{shown[:40]}…”" if len(shown) > 40 else f"“{shown}”"
