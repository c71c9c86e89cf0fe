"""Prepared queries: written by Django once in a process, and asked again with other parameters.

Django writes a query for several times as long as the database takes to answer it. That is worth avoiding where a query
stands on the way of every page or every save, and only there: elsewhere a queryset reads better.

    @cache
    def _titles_sql() -> str:
        return sql_of(Name.objects.filter(role=0, slug__among=[]))

    Name.objects.raw(_titles_sql(), [Name.Role.TITLE, listed(slugs)])
"""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Field, Lookup, QuerySet


def sql_of(queryset: QuerySet[Any]) -> str:
    """The SQL of a queryset, for `raw`: to be kept with `functools.cache`, and given its parameters in their order.

    Django sorts the conditions of one `filter` by name.
    """
    sql, _parameters = queryset.query.sql_with_params()
    return str(sql)


def listed(values: Iterable[Any]) -> Any:
    """Values as the one parameter of `among`."""
    return json.dumps(list(values)) if connection.vendor == "sqlite" else list(values)


@Field.register_lookup
class Among(Lookup):
    """`field__among`: as `field__in`, with one parameter for all values, so that the SQL is the same for any number."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, parameters = self.process_lhs(compiler, connection)
        among = "IN (SELECT value FROM json_each(%s))" if connection.vendor == "sqlite" else "= ANY(%s)"
        return f"{left} {among}", (*parameters, listed(self.rhs))
