"""/events/: a question about events, its answer, and what could be asked next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from common.access import public
from incidents.browsing import OPEN, rails
from incidents.columns import COLUMNS, chosen, table_of
from incidents.index.codes import HARM
from incidents.selection import Selection

VIEW, COLUMN, TABLE = "view", "column", "table"
KEPT = (OPEN, VIEW, COLUMN)
ABOUT_THE_LIST = ("__all__", "sort", "page", "per_page", "cursor")
"""Parameters without a place among the filters: what is wrong with them is said above the list."""


@public
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Events that fit the query string, as cards or as a table, with facets to narrow it by."""
    selection = Selection(request.GET, keep=KEPT)
    if has_blanks(request):
        return redirect(str(selection.address))
    response = render(request, "incidents/browse.html", _context(request, selection))
    if "HX-Request" in request.headers:
        response["HX-Push-Url"] = request.get_full_path()
    return response


def has_blanks(request: HttpRequest) -> bool:
    """Whether a form was sent with fields left empty: they say nothing, and addresses are kept short."""
    return any(not value.strip() for _name, values in request.GET.lists() for value in values)


def _context(request: HttpRequest, selection: Selection) -> dict[str, Any]:
    context: dict[str, Any] = {
        "selection": selection,
        "rails": rails(selection, request.GET.getlist(OPEN)),
        "groups": selection.filters.index.vocabulary.tops(HARM.kind),
        "cards_url": selection.address.without(VIEW),
        "wrong": [message for name in ABOUT_THE_LIST for message in selection.errors.get(name, ())],
        "table_url": selection.address.with_only(VIEW, TABLE),
    }
    if request.GET.get(VIEW) == TABLE:
        names = chosen(request.GET.getlist(COLUMN))
        context["table"] = table_of(selection.events, names)
        context["choices"] = [(name, column.label, name in names) for name, column in COLUMNS.items()]
    return context
