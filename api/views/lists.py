"""Lists of pages: events under any question, the other kinds by key."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from api.authentication import writer
from api.limits import count_edit
from api.openapi.operations import Operation, parameter, ref
from api.openapi.parameters import IF_NONE_MATCH, PER_PAGE, PLACE, fields_of, of_question
from api.paging import listed, part_of
from api.parsing import body_of
from api.problems import bad_question
from api.questions import fields_in, narrowed, word_in
from api.views.base import answered
from api.views.pages import OfKind, saved_answer
from api.writing import create
from incidents.selection import Selection
from wiki.editions import latest_editions
from wiki.fields import Words

FIELDS = "fields"
ANOTHER = "another_one"


class Pages(OfKind):
    """All pages of a kind."""

    def operations(self) -> dict[str, Operation]:
        return {"GET": self._listing([*PLACE, PER_PAGE], _("All pages of the kind")), "POST": self._beginning}

    def get(self, request: Any) -> HttpResponseBase:
        """Their public records, in the order in which they were begun."""
        names = fields_in(request.GET, self.kind.public_keys)
        pages = self.kind.model._default_manager.live()
        part = part_of(pages.order_by().only("pk"), request.GET)
        records = self._records([page.pk for page in part.rows], names)
        return answered(request, lambda: listed(request, part, pages.count(), lambda _rows: records))

    def post(self, request: Any) -> HttpResponseBase:
        """A new page, with its address in `Location`."""
        by = writer(request)
        count_edit(request)
        another_one = word_in(request.GET, ANOTHER, ("true", "false")) == "true"
        saved = create(self.kind, body_of(request), by=by, another_one=another_one)
        response = saved_answer(self.kind, saved, status=201)
        response["Location"] = self.kind.address(saved.page.slug)
        return response

    @property
    def _beginning(self) -> Operation:
        about = _("Whether the page is to be made although there are some that it may be a duplicate of.")
        return Operation(
            summary=_("Begin a page"),
            parameters=[parameter(ANOTHER, about, {"type": "boolean"})],
            body=ref(f"{self.kind.schema}New"),
            answers={201: ref(f"{self.kind.schema}Saved")},
            refusals=[403, 409, 413, 415, 422],
            is_write=True,
        )

    def _records(self, pks: list[int], names: list[str]) -> list[Mapping[str, Any]]:
        editions = latest_editions(self.kind.model, pks) if pks else []
        return [narrowed(self.kind.public(edition), names) for edition in editions]

    def _listing(self, parameters: Iterable[Mapping[str, Any]], summary: Words) -> Operation:
        return Operation(
            summary=summary,
            parameters=[*parameters, fields_of(self.kind.public_keys), IF_NONE_MATCH],
            answers={200: ref(f"{self.kind.schema}List")},
            also=[304],
        )


class Events(Pages):
    """The events of a question, which is read as /events/ reads it."""

    def operations(self) -> dict[str, Operation]:
        return {"GET": self._listing(of_question(), _("The events of a question")), "POST": self._beginning}

    def get(self, request: Any) -> HttpResponseBase:
        """Their public records in the order of the question; pages by cursor stay in place while others edit."""
        names = fields_in(request.GET, self.kind.public_keys)
        selection = Selection(request.GET, path=request.path, keep={FIELDS: request.GET.getlist(FIELDS)})
        if not selection.is_valid:
            raise bad_question(selection.errors)
        return answered(request, lambda: self._page(selection, names))

    def _page(self, selection: Selection, names: list[str]) -> dict[str, Any]:
        return {
            "count": selection.total,
            "next": _whole(selection.next_by_cursor),
            "previous": _whole(selection.previous_by_cursor),
            "results": self._records(selection.keys, names),
            **({"corrected": selection.corrected} if selection.corrected else {}),
        }


def _whole(address: str) -> str | None:
    return f"{settings.BASE_URL}{address}" if address else None
