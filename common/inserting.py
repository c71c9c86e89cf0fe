"""Inserting: new rows of one table at once, the fastest way that the database in use has."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import AutoField, JSONField, Model

FEW = 20
"""Rows that are stored just as fast by the one statement of bulk_create."""


def insert(rows: Sequence[Model], *, keyed: bool = True) -> None:
    """Store new rows of one model, whose columns hold the keys of others already.

    They are given their own keys if `keyed`. Else they may have none yet, whatever they are stored with: that spares a
    query, for which Python would wait until what was stored before is done.

    PostgreSQL copies them in. bulk_create takes three times as long for texts, each of which it writes as a member of
    an array.
    """
    if len(rows) > FEW and connection.vendor == "postgresql":
        fields = list(rows[0]._meta.concrete_fields)
        if keyed:
            _give_keys(rows)
        elif isinstance(rows[0]._meta.pk, AutoField):
            fields.remove(rows[0]._meta.pk)
        copy(rows[0]._meta.db_table, [str(field.column) for field in fields], _values(rows, fields))
    elif rows:
        type(rows[0])._default_manager.bulk_create(rows)


def copy(table: str, columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> None:
    """Copy new rows into a table of PostgreSQL, which works on the first while the last are made.

    Raises the errors of django.db; within `overlapping`, by the next statement.
    """
    names = ", ".join(f'"{column}"' for column in columns)
    with ExitStack() as alone:
        under_way = _under_way.get() or alone
        under_way.close()
        under_way.enter_context(connection.wrap_database_errors)
        cursor: Any = under_way.enter_context(connection.cursor())
        writer = under_way.enter_context(cursor.copy(f'COPY "{table}" ({names}) FROM STDIN'))
        for row in rows:
            writer.write_row(row)


_under_way: ContextVar[ExitStack | None] = ContextVar("the copy that PostgreSQL is still working on", default=None)


@contextmanager
def overlapping() -> Iterator[None]:
    """Within it PostgreSQL works on the rows that were copied last while Python makes the next.

    The next statement waits until it is done, and so does the end.
    """
    if _under_way.get():
        yield
        return
    with ExitStack() as under_way:
        token = _under_way.set(under_way)
        try:
            with connection.execute_wrapper(_after(under_way)):
                yield
        finally:
            _under_way.reset(token)


def _after(under_way: ExitStack) -> Callable[..., Any]:
    def execute_after(execute: Callable[..., Any], *statement: Any) -> Any:
        under_way.close()
        return execute(*statement)

    return execute_after


def _give_keys(rows: Sequence[Model]) -> None:
    """Keys for rows whose table numbers them."""
    key = rows[0]._meta.pk
    if not isinstance(key, AutoField):
        return
    sql = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
    with connection.cursor() as cursor:
        cursor.execute(sql, [f'"{rows[0]._meta.db_table}"', key.column, len(rows)])
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number
            row._state.adding = False


def _values(rows: Sequence[Model], fields: Sequence[Any]) -> Iterator[list[Any]]:
    """What the columns of each row hold. Python's values are PostgreSQL's, but for JSON, which is wrapped."""
    read = attrgetter(*(field.attname for field in fields))
    wrapped = [(place, field) for place, field in enumerate(fields) if isinstance(field, JSONField)]
    for row in rows:
        values = list(read(row))
        for place, field in wrapped:
            values[place] = field.get_db_prep_save(values[place], connection)
        yield values
