"""Rows stored by SQL that is written once in a process (see `common.prepared`): for what every save stores.

They are stored as `save` stores them, but no signal is sent, no parent table is written, and nothing tells whether the
row is new.
"""

from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model

Fields = list[Any]


def insert(row: Model) -> None:
    """Store a new row, which gets its key from the database."""
    sql, fields = _insertion(type(row))
    with connection.cursor() as cursor:
        cursor.execute(sql, _values(row, fields, is_new=True))
        if connection.features.can_return_columns_from_insert:
            row.pk = cursor.fetchone()[0]
        else:
            row.pk = connection.ops.last_insert_id(cursor, row._meta.db_table, _key(type(row)).column)
    row._state.adding, row._state.db = False, connection.alias


def update(row: Model, but: frozenset[str] = frozenset()) -> bool:
    """Store the columns of a row, all but some, where the database has it; False where it has not."""
    sql, fields = _alteration(type(row), but)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*_values(row, fields, is_new=False), row.pk])
        return bool(cursor.rowcount)


@cache
def _insertion(model: type[Model]) -> tuple[str, Fields]:
    fields = _fields(model)
    columns, places = ", ".join(f'"{field.column}"' for field in fields), ", ".join("%s" for _field in fields)
    returning = f' RETURNING "{_key(model).column}"' if connection.features.can_return_columns_from_insert else ""
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places}){returning}', fields  # noqa: S608 (names of ours)


@cache
def _alteration(model: type[Model], but: frozenset[str]) -> tuple[str, Fields]:
    fields = [field for field in _fields(model) if field.name not in but]
    columns = ", ".join(f'"{field.column}" = %s' for field in fields)
    return f'UPDATE "{model._meta.db_table}" SET {columns} WHERE "{_key(model).column}" = %s', fields  # noqa: S608 (the same)


def _fields(model: type[Model]) -> Fields:
    return [field for field in model._meta.local_concrete_fields if not field.primary_key]


def _key(model: type[Model]) -> Any:
    return model._meta.pk


def _values(row: Model, fields: Fields, *, is_new: bool) -> list[Any]:
    return [field.get_db_prep_save(field.pre_save(row, is_new), connection) for field in fields]
