"""Addresses of the reader's shelf."""

from django.urls import URLPattern, path, register_converter

from exchange.citing.finding import tell_at
from library.views import datasets, queries


class IdentifierConverter:
    """The identifier of a cited question."""

    regex = "[a-z2-7]{20}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(IdentifierConverter, "identifier")

urlpatterns: list[URLPattern] = [
    path("queries/", queries.queries, name="queries"),
    path("queries/<identifier:identifier>/", queries.query, name="query"),
    path("queries/<identifier:identifier>/cite/", queries.cite, name="query-cite"),
    path("queries/<identifier:identifier>/today/", queries.today, name="query-today"),
    path("queries/<identifier:identifier>/today.csv", queries.today_file, name="query-today-file"),
    path("queries/<identifier:identifier>.<str:extension>", queries.file, name="query-file"),
    *(
        pattern
        for form in datasets.FORMS
        for pattern in (
            path(f"cite.datacite.{form}", datasets.base, {"form": form}, name=f"base-datacite-{form}"),
            path(f"dumps/<str:name>.datacite.{form}", datasets.dump, {"form": form}, name=f"dump-datacite-{form}"),
        )
    ),
]

for name in ("query", "query-cite", "query-today", "query-file"):
    tell_at(name, lambda given: f"/queries/{given['identifier']}/today/")
