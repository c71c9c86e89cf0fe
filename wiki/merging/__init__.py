"""Merging: base, theirs and mine -> one record with the changes of both, and what stands against each other in it.

How a field is merged goes by its shape: a single value as a whole, items by addition and removal, rows by identity and
column, prose by lines. Nothing that either side added is lost: what cannot be joined is a conflict.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wiki.fields import Field, State, Words, reads_in, state_in
from wiki.fields.records import same_in
from wiki.merging.outcome import Outcome, ProseHunk
from wiki.merging.values import merge_value

__all__ = ["FieldConflict", "Merged", "ProseHunk", "merge"]

Record = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class FieldConflict:
    """A field that both sides changed, each in another way: its three values, and how they read.

    `prose_hunks` holds the lines in dispute where the field is prose.
    """

    key: str
    label: Words
    base: Any
    theirs: Any
    mine: Any
    base_reads: Words
    theirs_reads: Words
    mine_reads: Words
    prose_hunks: tuple[ProseHunk, ...] = ()


@dataclass(frozen=True)
class Merged:
    """The merged record, which has mine wherever something is in dispute, and the fields with a dispute in them.

    In a field that is disputed in part (one paragraph, one row) all other changes of both sides are joined.
    """

    record: dict[str, Any]
    conflicts: list[FieldConflict]


def merge(fields: Iterable[Field], base: Record, theirs: Record, mine: Record) -> Merged:
    """Join two records that were both made from `base`. Keys that are no field's are mine."""
    record, states, conflicts = dict(mine), {}, []
    for field in fields:
        outcome, state = _merge_field(field, base, theirs, mine)
        record[field.key] = outcome.value
        if state:
            states[field.key] = state
        if outcome.disputed:
            conflicts.append(_conflict(field, base, theirs, mine, outcome))
    return Merged({**record, "states": states}, conflicts)


def _merge_field(field: Field, base: Record, theirs: Record, mine: Record) -> tuple[Outcome, str | None]:
    if same_in(field, theirs, mine) or same_in(field, base, theirs):
        return Outcome(field.of(mine)), _stored_state(field, mine)
    if same_in(field, base, mine):
        return Outcome(field.of(theirs)), _stored_state(field, theirs)
    their_state, my_state = state_in(field, theirs), state_in(field, mine)
    if their_state != my_state and {their_state, my_state} - {None, State.UNSET}:
        return Outcome(field.of(mine), disputed=True), _stored_state(field, mine)
    my_value = field.aligned(field.of(mine), [field.of(theirs), field.of(base)])
    return merge_value(field, field.of(base), field.of(theirs), my_value), None


def _stored_state(field: Field, record: Record) -> str | None:
    state = state_in(field, record)
    return None if state in (None, State.UNSET) else str(state)


def _conflict(field: Field, base: Record, theirs: Record, mine: Record, outcome: Outcome) -> FieldConflict:
    return FieldConflict(
        key=field.key,
        label=field.label,
        base=field.of(base),
        theirs=field.of(theirs),
        mine=field.of(mine),
        base_reads=reads_in(field, base),
        theirs_reads=reads_in(field, theirs),
        mine_reads=reads_in(field, mine),
        prose_hunks=outcome.prose_hunks,
    )
