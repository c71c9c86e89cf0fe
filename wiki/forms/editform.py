"""The form as a whole: what was typed, what is wrong with it, and the data that it amounts to."""

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, Self

from django.http import QueryDict
from django.utils.translation import gettext as _

from wiki.fields import Field, FieldError, RecordErrors, state_in
from wiki.forms.controls import BoundControl, control_for
from wiki.models import WikiPage
from wiki.record import Record


@dataclass
class EditForm:
    """The edit form of a page. `base` is the record that the edit was made on; what the form lacks stays as there."""

    base: Record
    bound: dict[str, BoundControl]
    other_errors: list[tuple[str, str]] = dataclass_field(default_factory=list)

    @classmethod
    def of_record(cls, model: type[WikiPage], record: Record) -> Self:
        """The form as it opens."""
        return cls(record, {one.key: _bound(one, record) for one in editable(model)})

    @classmethod
    def of_post(cls, model: type[WikiPage], base: Record, data: QueryDict) -> Self:
        """The form as it was sent."""
        return cls(base, {one.key: _posted(one, base, data) for one in editable(model)})

    def data(self) -> Record:
        """What was typed, over the base, for cleaning."""
        typed = {key: self._given(bound) for key, bound in self.bound.items()}
        states = {key: bound.state for key, bound in self.bound.items() if bound.field.stated and bound.state}
        return {**self.base, **typed, "states": states}

    def _given(self, bound: BoundControl) -> Any:
        return bound.control.kept(bound.control.raw(bound.typed), bound.field.of(self.base))

    def add_errors(self, wrong: RecordErrors) -> None:
        """Put each error beside its control; what has none is listed above the form."""
        for error in wrong.errors:
            bound = self.bound.get(error.key)
            if bound is None:
                self.other_errors.append((error.key, error.message))
                continue
            bound.errors.append(_said(error))
            if error.row is not None and error.column:
                bound.cell_errors.setdefault((error.row, error.column), []).append(error.message)

    @property
    def errors(self) -> list[tuple[str, str]]:
        """Name and message of each error, for the list above the form."""
        beside = [(bound.name, message) for bound in self.bound.values() for message in bound.errors]
        return beside + self.other_errors

    def __getitem__(self, key: str) -> BoundControl:
        return self.bound[key]


def editable(model: type[WikiPage]) -> list[Field]:
    """The record fields that people edit in the form."""
    return [one for one in model.record_fields if one.key not in model.uneditable]


def _bound(one: Field, record: Record) -> BoundControl:
    control = control_for(one)
    return BoundControl(control, control.typed(one.of(record)), state_in(one, record) or "")


def _posted(one: Field, base: Record, data: QueryDict) -> BoundControl:
    control = control_for(one)
    typed = control.posted(data)
    if typed is None:
        typed = control.typed(one.of(base))
    state = data.get(f"{one.key}_state")
    return BoundControl(control, typed, (state_in(one, base) or "") if state is None else state)


def _said(error: FieldError) -> str:
    if error.row is None:
        return error.message
    return _("Entry %(number)d: %(message)s") % {"number": error.row + 1, "message": error.message}
