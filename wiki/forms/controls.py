"""Controls: how a record field is typed into a form, one class for each class of field.

A control knows three forms of a value: the record's, what is *typed* (texts that the template shows again), and the
*raw* data that cleaning takes. A layer above registers controls for fields of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, ClassVar, TypeVar

from django.http import QueryDict

from wiki.fields import ARROW, Choice, Field, Flag, Names, Number, Prose, Reference, Rows, State, Target, Text, Values
from wiki.fields.rows import Label
from wiki.kinds import model_of
from wiki.names import stem

C = TypeVar("C", bound="type[Control]")
_controls: dict[type[Field], "type[Control]"] = {}


def controls(*fields: type[Field]) -> Callable[[C], C]:
    """Register the control for classes of fields; a subclass without one of its own gets its parent's."""

    def enter(control: C) -> C:
        _controls.update(dict.fromkeys(fields, control))
        return control

    return enter


def control_for(field: Field, prefix: str = "") -> "Control":
    """The control of a field; LookupError where no class of its ancestry has one."""
    for ancestor in type(field).__mro__:
        if ancestor in _controls:
            return _controls[ancestor](field, prefix)
    raise LookupError(f"No control for {type(field).__name__}.")


@dataclass
class BoundControl:
    """A control with what is typed in it, its kind of empty, and its errors; those of a cell by row and column."""

    control: "Control"
    typed: Any
    state: str = ""
    errors: list[str] = dataclass_field(default_factory=list)
    cell_errors: dict[tuple[int, str], list[str]] = dataclass_field(default_factory=dict)

    @property
    def field(self) -> Field:
        return self.control.field

    @property
    def name(self) -> str:
        return self.control.name

    @property
    def states(self) -> list[tuple[str, Any]]:
        """The kinds of empty to choose from."""
        return list(State.choices)

    @property
    def rows(self) -> list["BoundRow"]:
        """The rows of a control that has rows."""
        control: Any = self.control
        return control.bound(self)  # type: ignore[no-any-return]


@dataclass
class BoundRow:
    """One row of a control that has rows."""

    number: int | str
    typed: dict[str, Any]
    cells: dict[str, BoundControl]

    @property
    def is_blank(self) -> bool:
        """Nothing is typed in it; where scripts run it waits in the template until asked for."""
        return not self.typed


@controls(Text, Number)
class Control:
    """One line of text; the base of all."""

    template: ClassVar[str] = "wiki/controls/text.html"

    def __init__(self, field: Field, prefix: str = "") -> None:
        self.field = field
        self.name = f"{prefix}{field.key}"

    @property
    def max_length(self) -> int | None:
        return getattr(self.field, "max_length", None)

    def typed(self, value: Any) -> Any:
        """What stands in the form for a record's value."""
        return "" if value is None else str(value)

    def posted(self, data: QueryDict) -> Any:
        """What was typed; None where the form that was sent did not have this control."""
        return data.get(self.name)

    def raw(self, typed: Any) -> Any:
        """Data for cleaning from what was typed."""
        return typed

    def kept(self, raw: Any, before: Any) -> Any:
        """The data with what the form does not show taken from the record's value `before` the edit."""
        return raw


@controls(Prose)
class ProseControl(Control):
    """Several lines."""

    template = "wiki/controls/prose.html"


@controls(Choice)
class ChoiceControl(Control):
    """One of a few."""

    template = "wiki/controls/choice.html"


@controls(Flag)
class FlagControl(Control):
    """A box to tick; a hidden field of the same name tells an empty box from none."""

    template = "wiki/controls/flag.html"

    def typed(self, value: Any) -> bool:
        return bool(value)

    def posted(self, data: QueryDict) -> bool | None:
        return "on" in data.getlist(self.name) if self.name in data else None


@controls(Names)
class LinesControl(Control):
    """A text on each line."""

    template = "wiki/controls/lines.html"

    def typed(self, value: Any) -> str:
        return "\n".join(value)

    def posted(self, data: QueryDict) -> str | None:
        return "\n".join(data.getlist(self.name)) if self.name in data else None

    def raw(self, typed: str) -> Any:
        return [line for line in typed.splitlines() if line.strip()]


@controls(Values)
class ValuesControl(LinesControl):
    """Values as written, one on each line; `text => slug` where the text does not say the term by itself."""

    template = "wiki/controls/values.html"

    @property
    def options_url(self) -> str:
        """Where the picker gets the terms from."""
        field: Any = self.field
        return f"{model_of(field.kind).list_address().rstrip('/')}.json"

    def typed(self, value: Any) -> str:
        return "\n".join(self._line(item) for item in value)

    def _line(self, item: dict[str, Any]) -> str:
        return str(item["text"]) if _speaks_for_itself(item) else str(self.field.typed(item))  # type: ignore[attr-defined]


def _speaks_for_itself(item: dict[str, Any]) -> bool:
    """Does the text alone say the term?"""
    label, text = item.get("label") or "", item["text"]
    return bool(label) and stem(label) == stem(text) and ARROW not in text


@controls(Reference)
class ReferenceControl(Control):
    """Another page, by its slug."""

    template = "wiki/controls/reference.html"

    def typed(self, value: Any) -> str:
        return value["slug"] if value else ""


@controls(Rows)
class RowsControl(Control):
    """Rows of controls, with a blank one at the end; a hidden field tells no rows from no control."""

    template = "wiki/controls/rows.html"
    row_template: ClassVar[str] = "wiki/controls/_row.html"

    @property
    def columns(self) -> list[Field]:
        field: Any = self.field
        return [column for column in field.columns if not isinstance(column, Target | Label)]

    def typed(self, value: Any) -> list[dict[str, Any]]:
        return [{column.key: control_for(column).typed(column.of(row)) for column in self.columns} for row in value]

    def posted(self, data: QueryDict) -> list[dict[str, Any]] | None:
        if f"{self.name}-rows" not in data and not any(key.startswith(f"{self.name}-0-") for key in data):
            return None
        return [self._posted_row(data, number) for number in self._numbers(data)]

    def raw(self, typed: Any) -> Any:
        return [
            {column.key: control_for(column).raw(row[column.key]) for column in self.columns if column.key in row}
            for row in typed
        ]

    def bound(self, whole: BoundControl) -> list[BoundRow]:
        """Each row for the template, then a blank one."""
        rows = [*whole.typed, {}]
        return [self.bound_row(number, row, whole.cell_errors) for number, row in enumerate(rows)]

    def bound_row(
        self, number: int | str, row: dict[str, Any], errors: dict[tuple[int, str], list[str]] | None = None
    ) -> BoundRow:
        """A row with its controls; `number` is part of their names."""
        cells = {}
        for column in self.columns:
            control = control_for(column, f"{self.name}-{number}-")
            wrong = (errors or {}).get((number, column.key), []) if isinstance(number, int) else []
            cells[column.key] = BoundControl(control, row.get(column.key, control.typed(column.empty())), errors=wrong)
        return BoundRow(number, row, cells)

    def blank(self) -> BoundRow:
        """The row that a script clones."""
        return self.bound_row("__n__", {})

    def _numbers(self, data: QueryDict) -> list[int]:
        numbers = {
            int(number)
            for key in data
            if key.startswith(f"{self.name}-")
            for number in [key.removeprefix(f"{self.name}-").partition("-")[0]]
            if number.isascii() and number.isdigit() and len(number) < 5
        }
        return sorted(numbers)

    def _posted_row(self, data: QueryDict, number: int) -> dict[str, Any]:
        controls = [control_for(column, f"{self.name}-{number}-") for column in self.columns]
        posted = {c.field.key: c.posted(data) for c in controls}
        return {key: value for key, value in posted.items() if value is not None}
