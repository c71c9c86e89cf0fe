"""The four kinds of empty."""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wiki.fields.base import Field, Words


class State(TextChoices):
    """Why a key of the infobox holds nothing. UNSET is the default, and is never stored."""

    UNSET = "unset", _("not yet looked into")
    UNKNOWN = "unknown", _("not known")
    NONE = "none", _("none")
    NA = "na", _("not applicable")


def state_in(field: Field, record: Mapping[str, Any]) -> State | None:
    """Which kind of empty a field is in a record; None where it has a value, or is of no kind that has states."""
    if not field.stated or not field.is_empty(field.of(record)):
        return None
    stored = record.get("states", {}).get(field.key)
    return State(stored) if stored in State.values else State.UNSET


def reads_in(field: Field, record: Mapping[str, Any]) -> Words:
    """What a field says in a record, for people: its value, or the word for its kind of empty."""
    state = state_in(field, record)
    return field.reads(field.of(record)) if state is None else state.label
