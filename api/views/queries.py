"""Cited questions, and the rows that each found, as they were."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from api.kinds import EVENT
from api.openapi.operations import Operation, parameter, ref
from api.openapi.parameters import IF_NONE_MATCH, PER_PAGE, PLACE
from api.paging import Part, listed, part_of
from api.questions import number_in, per_page_in
from api.views.base import Endpoint, answered
from incidents.models import Event
from library.models import Query, Rows

IDENTIFIER = parameter("identifier", _("The identifier of a cited question."), {"type": "string"}, "path")


class Queries(Endpoint):
    """All cited questions."""

    def operations(self) -> dict[str, Operation]:
        return {
            "GET": Operation(
                summary=_("The questions that were fixed to be cited"),
                parameters=[*PLACE, PER_PAGE, IF_NONE_MATCH],
                answers={200: ref("QueryList")},
                also=[304],
            )
        }

    def get(self, request: Any) -> HttpResponseBase:
        """In the order in which they were fixed."""
        queries = Query.objects.order_by()
        part = part_of(queries.select_related("rows").defer("rows__packed", "rows__slugs"), request.GET)
        return answered(request, lambda: listed(request, part, queries.count(), _lines))


class OneQuery(Endpoint):
    """A cited question."""

    def operations(self) -> dict[str, Operation]:
        return {
            "GET": Operation(
                summary=_("A cited question"),
                parameters=[IDENTIFIER, IF_NONE_MATCH],
                answers={200: ref("Query")},
                also=[304],
                refusals=[404],
            )
        }

    def get(self, request: Any, identifier: str) -> HttpResponseBase:
        """What was asked when, and where its rows are."""
        query = _found(identifier)
        return answered(request, lambda: _line(query))


class QueryRows(Endpoint):
    """The rows of a cited question."""

    def operations(self) -> dict[str, Operation]:
        return {
            "GET": Operation(
                summary=_("The rows of a cited question, in order"),
                description=_("Each is a revision of an event; of one that was deleted since, the numbers alone."),
                parameters=[IDENTIFIER, *PLACE, PER_PAGE, IF_NONE_MATCH],
                answers={200: ref("RowList")},
                also=[304],
                refusals=[404],
            )
        }

    def get(self, request: Any, identifier: str) -> HttpResponseBase:
        """Which revisions of which events it found."""
        rows = _found(identifier).rows
        part = _part(rows, request.GET)
        return answered(request, lambda: listed(request, part, rows.count, list))


def _found(identifier: str) -> Query:
    query = Query.objects.select_related("rows").filter(identifier=identifier).first()
    if query is None:
        raise Http404
    return query


def _lines(queries: Sequence[Query]) -> list[dict[str, Any]]:
    return [_line(query) for query in queries]


def _line(query: Query) -> dict[str, Any]:
    return {
        "identifier": query.identifier,
        "question": query.question,
        "sentence": query.sentence,
        "moment": query.moment.isoformat().replace("+00:00", "Z"),
        "count": query.rows.count,
        "sha256": query.rows.digest,
        "rows": f"{settings.BASE_URL}/api/v1/queries/{query.identifier}/rows/",
        "page_url": f"{settings.BASE_URL}{query.get_absolute_url()}",
    }


def _part(rows: Rows, query: Any) -> Part:
    """Rows by their places, counted from 1: after `cursor`, or before `before`."""
    size, before = per_page_in(query), number_in(query, "before", least=0)
    start = number_in(query, "cursor", least=0) or 0 if before is None else max(0, before - 1 - size)
    end = start + size if before is None else max(0, before - 1)
    pairs, slugs = rows.pairs[start:end], rows.slugs_of_the_day[start:end]
    live = set(Event.objects.live().filter(pk__in=[event for event, _revision in pairs]).values_list("pk", flat=True))
    some = [_row(slug if pair[0] in live else None, *pair) for slug, pair in zip(slugs, pairs, strict=True)]
    last = start + len(some)
    return Part(some, last if some and last < rows.count else None, start + 1 if some and start else None)


def _row(slug: str | None, number: int, revision: int) -> dict[str, Any]:
    """Of an event that was deleted since the numbers alone are told, as in the files of the question."""
    address = EVENT.address(slug, f"revisions/{revision}/") if slug else None
    return {"number": number, "revision": revision, "event": slug, "url": address}
