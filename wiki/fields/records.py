"""Whole records: cleaned, and told from one another."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from wiki.fields.base import Field, quoted
from wiki.fields.errors import FieldError, RecordErrors
from wiki.fields.states import State, state_in


def clean_record(fields: Sequence[Field], data: Mapping[str, Any]) -> dict[str, Any]:
    """The record that outside data amounts to: every field's key in canonical form, and `states`.

    Keys that are no field's are ignored. Raises RecordErrors with everything that is wrong.
    """
    record: dict[str, Any] = {}
    errors: list[FieldError] = []
    for field in fields:
        try:
            record[field.key] = field.clean(data.get(field.key))
        except FieldError as error:
            errors += error
    try:
        record["states"] = _clean_states(fields, record, data.get("states") or {})
    except RecordErrors as wrong:
        errors += wrong.errors
    if errors:
        raise RecordErrors(errors)
    return record


def same_record(fields: Iterable[Field], a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Do two records say the same?"""
    return not changed_keys(fields, a, b)


def changed_keys(fields: Iterable[Field], a: Mapping[str, Any], b: Mapping[str, Any]) -> set[str]:
    """The keys in which two records differ, by value or by kind of empty."""
    return {field.key for field in fields if not same_in(field, a, b)}


def same_in(field: Field, a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Does a field say the same in two records?"""
    return field.same(field.of(a), field.of(b)) and state_in(field, a) == state_in(field, b)


def _clean_states(fields: Sequence[Field], record: Mapping[str, Any], given: Any) -> dict[str, str]:
    if not isinstance(given, Mapping):
        raise RecordErrors([FieldError("states", _("The states have to be an object of keys and states."))])
    states, errors = {}, []
    for field in fields:
        state = given.get(field.key) if field.stated else None
        if state in (None, "", State.UNSET):
            continue
        if state not in State.values:
            message = _("%(state)s is none of: unknown, none, na, unset.") % {"state": quoted(state)}
            errors.append(FieldError(field.key, message))
        elif field.key in record and field.is_empty(record[field.key]):
            states[field.key] = str(state)
    if errors:
        raise RecordErrors(errors)
    return states
