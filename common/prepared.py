"""Prepared queries: written by Django once in a process, and asked again with other parameters.

Django writes a query for several times as long as the database takes to answer it. That is worth avoiding where a query
stands on the way of every page or every save, and only there: elsewhere a queryset reads better.

    @cache
    def _titles() -> Prepared[Name]:
        return Prepared(Name.objects.filter(slug__among=[]).filter(role=0))

    _titles().rows(listed(slugs), Name.Role.TITLE)
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Field, ForeignObject, Lookup, Model, QuerySet
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=Model)


class Prepared(Generic[M]):
    """A queryset of rows, with annotations and what select_related names perhaps; what its conditions compare with is
    only a place to fill.
    """

    def __init__(self, queryset: QuerySet[M]) -> None:
        self._model = queryset.model
        self._compiler: Any = queryset.query.get_compiler(queryset.db)
        self._sql, _parameters = self._compiler.as_sql()
        select, mine = self._compiler.select, self._compiler.klass_info["select_fields"]
        self._converters = self._compiler.get_converters([column for column, _sql, _alias in select])
        self._annotations = dict(self._compiler.annotation_col_map)
        self._mine = slice(mine[0], mine[-1] + 1)
        self._fields = [column.target.attname for column, _sql, _alias in select[self._mine]]
        related: Any = get_related_populators  # its stub is of Django 6, which has one parameter more
        self._related = related(self._compiler.klass_info, select, queryset.db)

    def rows(self, *parameters: Any) -> Iterator[M]:
        """The rows for parameters in their order in the SQL, where the conditions of one `filter` stand by name."""
        with connection.cursor() as cursor:
            cursor.execute(self._sql, parameters)
            found = cursor.fetchall()
        for row in self._compiler.apply_converters(found, self._converters):
            one = self._model.from_db(connection.alias, self._fields, row[self._mine])
            for related in self._related:
                related.populate(row, one)
            for name, place in self._annotations.items():
                setattr(one, name, row[place])
            yield one

    def first(self, *parameters: Any) -> M | None:
        """The first of them."""
        return next(self.rows(*parameters), None)


def among() -> str:
    """The SQL for “one of”, with one parameter for all values, which `listed` makes: the same for any number."""
    return "IN (SELECT value FROM json_each(%s))" if connection.vendor == "sqlite" else "= ANY(%s)"


def listed(values: Iterable[Any]) -> Any:
    """Values as the one parameter of `among`."""
    return json.dumps(list(values)) if connection.vendor == "sqlite" else list(values)


@ForeignObject.register_lookup
@Field.register_lookup
class Among(Lookup):
    """`field__among`: as `field__in`, with one parameter for all values, so that the SQL is the same for any number."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} {among()}", (*parameters, listed(self.rhs))
