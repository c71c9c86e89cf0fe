"""Upkeep of events: values without a term, and lists of events that want an editor."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.access import public
from common.paging import numbered
from incidents.unmatched import ROWS
from incidents.upkeep import EVENT_LISTS
from wiki.upkeep import task_named

PER_PAGE = 50


@public
@require_safe
def unmatched(request: HttpRequest) -> HttpResponse:
    """Wordings without a term in one row of the infobox, `row`; by default in the first row that has any."""
    task = task_named("unmatched")
    counts = [(row, row.groups().count()) for row in ROWS.values()]
    row = ROWS.get(request.GET["row"]) if "row" in request.GET else next((one for one, count in counts if count), None)
    if row is None and "row" in request.GET:
        raise Http404
    if row is None:
        return render(request, "incidents/upkeep_unmatched.html", {"task": task, "counts": counts})
    page_of = numbered(request, row.groups(), PER_PAGE)
    examples = row.examples(group["wording"] for group in page_of)
    groups = [(group["wording"], group["events"], examples.get(group["wording"], [])) for group in page_of]
    context = {"task": task, "counts": counts, "row": row, "page_of": page_of, "groups": groups}
    return render(request, "incidents/upkeep_unmatched.html", context)


@public
@require_safe
def events(request: HttpRequest, name: str) -> HttpResponse:
    """One of the lists of events that want an editor."""
    chosen = EVENT_LISTS[name]
    context = {"list": chosen, "page_of": numbered(request, chosen.events(), PER_PAGE)}
    return render(request, "incidents/upkeep_events.html", context)
