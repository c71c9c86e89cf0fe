"""/events/: a question about events, its answer, and what could be asked next."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.forms import Field
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from common.access import public
from incidents.browsing import OPEN, OPENED, rails
from incidents.columns import COLUMNS, chosen, table_of
from incidents.index.codes import HARM
from incidents.selection import Selection

VIEW, COLUMN, TABLE = "view", "column", "table"
KEPT = {OPEN: OPENED, VIEW: (TABLE,), COLUMN: COLUMNS}
ABOUT_THE_LIST = ("__all__", "sort", "page", "per_page", "cursor")
"""Parameters without a place among the filters: what is wrong with them is said above the list."""
LONGEST_NAME, MOST_NAMES = 40, 5


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


def misread(
    errors: Mapping[str, Sequence[str]], fields: Mapping[str, Field], above: Collection[str] = ABOUT_THE_LIST
) -> dict[str, list[str]]:
    """What is wrong, each with the label of its parameter: of those named `above` the list, and of the filters, which
    a narrow page does not show beside it.
    """
    told: dict[str, list[str]] = {"wrong": [], "wrong_filters": []}
    for name, messages in errors.items():
        place = "wrong" if name in above else "wrong_filters"
        label = f"{fields[name].label}: " if name in fields else ""
        told[place] += [f"{label}{message}" for message in messages]
    return told


def passed_over(selection: Selection) -> str:
    """Names in the address that are no parameters, a few of them and cut."""
    return ", ".join(f"“{name[:LONGEST_NAME]}”" for name in selection.unknown[:MOST_NAMES] if name)


def _context(request: HttpRequest, selection: Selection) -> dict[str, Any]:
    context: dict[str, Any] = {
        "selection": selection,
        "rails": rails(selection, request.GET.getlist(OPEN)),
        "groups": selection.filters.index.vocabulary.tops(HARM.kind),
        "cards_url": selection.address.without(VIEW),
        **misread(selection.errors, selection.form.fields),
        "passed_over": passed_over(selection),
        "table_url": selection.address.with_only(VIEW, TABLE),
    }
    if request.GET.get(VIEW) == TABLE:
        names = chosen(request.GET.getlist(COLUMN))
        context["table"] = table_of(selection.events, names)
        context["choices"] = [(name, column.label, name in names) for name, column in COLUMNS.items()]
    return context
