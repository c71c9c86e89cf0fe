"""Lists of pages: events under any question, the other kinds by key."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from api.openapi.operations import Operation, ref
from api.openapi.parameters import IF_NONE_MATCH, PER_PAGE, PLACE, fields_of, of_question
from api.paging import listed, part_of
from api.problems import bad_question
from api.questions import fields_in, narrowed
from api.views.base import answered
from api.views.pages import OfKind
from incidents.selection import Selection
from wiki.editions import latest_editions

FIELDS = "fields"


class Pages(OfKind):
    """All pages of a kind."""

    def operations(self) -> dict[str, Operation]:
        return {"GET": self._listing([*PLACE, PER_PAGE])}

    def get(self, request: Any) -> HttpResponseBase:
        """Their public records, in the order in which they were begun."""
        names = fields_in(request.GET, self.kind.public_keys)
        pages = self.kind.model._default_manager.live()
        part = part_of(pages.order_by().only("pk"), request.GET)
        records = self._records([page.pk for page in part.rows], names)
        return answered(request, lambda: listed(request, part, pages.count(), lambda _rows: records))

    def _records(self, pks: list[int], names: list[str]) -> list[Mapping[str, Any]]:
        editions = latest_editions(self.kind.model, pks) if pks else []
        return [narrowed(self.kind.public(edition), names) for edition in editions]

    def _listing(self, parameters: Iterable[Mapping[str, Any]]) -> Operation:
        return Operation(
            summary=_("A list of pages"),
            parameters=[*parameters, fields_of(self.kind.public_keys), IF_NONE_MATCH],
            answers={200: ref(f"{self.kind.schema}List")},
            also=[304],
        )


class Events(Pages):
    """The events of a question, which is read as /events/ reads it."""

    def operations(self) -> dict[str, Operation]:
        return {"GET": self._listing(of_question())}

    def get(self, request: Any) -> HttpResponseBase:
        """Their public records in the order of the question; pages by cursor stay in place while others edit."""
        names = fields_in(request.GET, self.kind.public_keys)
        selection = Selection(request.GET, path=request.path, keep=[FIELDS])
        if not selection.is_valid:
            raise bad_question(selection.errors)
        return answered(request, lambda: self._page(selection, names))

    def _page(self, selection: Selection, names: list[str]) -> dict[str, Any]:
        return {
            "count": selection.total,
            "next": _whole(selection.next_by_cursor),
            "previous": _whole(selection.previous_by_cursor),
            "results": self._records(selection.keys, names),
        }


def _whole(address: str) -> str | None:
    return f"{settings.BASE_URL}{address}" if address else None
