"""A field of rows, and the columns that only rows have."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from wiki.fields.base import UNSETTLED, Field, Shape
from wiki.fields.errors import FieldError
from wiki.fields.several import Several
from wiki.fields.single import clean_slug
from wiki.fields.text import Text


@dataclass(frozen=True, kw_only=True)
class Target(Field):
    """A column with the slug of the page that a row names, or null; where it was not given, saving looks for it."""

    kind: str

    settled: ClassVar[bool] = True

    def of(self, record: Mapping[str, Any]) -> Any:
        return record.get(self.key, UNSETTLED)

    def is_empty(self, value: Any) -> bool:
        return value in (None, UNSETTLED)

    def canonical(self, value: Any) -> str | None:
        return clean_slug(self, value) or None


@dataclass(frozen=True, kw_only=True)
class Label(Text):
    """A column with the title that a named page bore on the day, or null."""

    def empty(self) -> None:  # type: ignore[override]
        return None

    def canonical(self, value: Any) -> str | None:  # type: ignore[override]
        return super().canonical(value) or None


@dataclass(frozen=True, kw_only=True)
class Rows(Several):
    """Objects with the same columns, which are fields themselves.

    `identity` names the columns that make a row of two versions the same row; without it a row is known by its whole
    content. `carried` columns are kept and shown but never compared: copies of what another page says.
    """

    columns: tuple[Field, ...]
    identity: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()

    shape: ClassVar[Shape] = Shape.ROWS

    @property
    def compared(self) -> tuple[Field, ...]:
        return tuple(column for column in self.columns if column.key not in self.carried)

    @property
    def has_identity(self) -> bool:
        return bool(self.identity)

    def clean_item(self, item: Any) -> dict[str, Any] | None:
        if not isinstance(item, Mapping):
            raise self.error(_("Each entry has to be a row with columns of its own."))
        if all(_is_blank(item.get(column.key)) for column in self.columns):
            return None
        row, errors = {}, []
        for column in self.columns:
            if column.settled and column.key not in item:
                continue
            try:
                row[column.key] = column.clean(item.get(column.key))
            except FieldError as error:
                errors.append(FieldError(self.key, error.message, column=column.key))
        if errors:
            first, *also = errors
            raise FieldError(first.key, first.message, column=first.column, also=also)
        return row

    def item_mark(self, item: Any) -> Hashable:
        return tuple(column.mark(column.of(item)) for column in self.compared)

    def item_key(self, item: Any) -> Hashable:
        if not self.identity:
            return self.item_mark(item)
        return tuple(column.mark(column.of(item)) for column in self.columns if column.key in self.identity)

    def item_reads(self, item: Any) -> str:
        shown = (column.reads(column.of(item)) for column in self.columns if not column.is_empty(column.of(item)))
        return ", ".join(text for text in shown if text)

    def aligned(self, value: Any, known: Iterable[Any]) -> Any:
        rows: dict[Hashable, Any] = {}
        for items in known:
            for item in items:
                rows.setdefault(self.item_key(item), item)
        return [self._aligned(item, rows.get(self.item_key(item), {})) for item in value]

    def _aligned(self, item: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
        missing = [column.key for column in self.columns if column.settled and column.key not in item]
        return {**item, **{key: known[key] for key in missing if known.get(key)}}


def _is_blank(value: Any) -> bool:
    return not value.strip() if isinstance(value, str) else value in (None, False, [])
