"""Lists of events, organisations and sources, and an event by chance."""

import secrets

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from common.access import public
from incidents.models import Event, Organisation, Source
from taxonomy.groups import harm_groups
from wiki.models import WikiPage

PER_PAGE = 50
LONGEST_QUERY = 200
MOST_WORDS = 12


@public
def events(request: HttpRequest) -> HttpResponse:
    """Events, newest first; `q` keeps those that hold every word."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    found = _holding(Event.objects.live(), query).order_by("-earliest", "title", "pk")
    page_of = Paginator(found.prefetch_related("harm_values__term"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_of": page_of, "query": query, "groups": harm_groups(0)}
    return render(request, "incidents/events.html", context)


@public
def organisations(request: HttpRequest) -> HttpResponse:
    """Organisations by name, with the number of events that each had a part in."""
    live = Q(involvements__event__state=WikiPage.State.LIVE)
    counted = Organisation.objects.live().filter(merged_into=None)
    counted = counted.annotate(events=Count("involvements__event", filter=live, distinct=True)).order_by("title", "pk")
    return render(request, "incidents/organisations.html", {"page_of": _paged(request, counted)})


@public
def sources(request: HttpRequest) -> HttpResponse:
    """Sources by title, with the number of events that cite each."""
    live = Q(citations__event__state=WikiPage.State.LIVE)
    counted = Source.objects.live().annotate(events=Count("citations__event", filter=live, distinct=True))
    return render(request, "incidents/sources.html", {"page_of": _paged(request, counted.order_by("title", "pk"))})


@public
def random_event(request: HttpRequest) -> HttpResponse:
    """An event by chance; the list where there is none."""
    count = Event.objects.live().count()
    if not count:
        return redirect("events")
    event = Event.objects.live().order_by("pk")[secrets.randbelow(count)]
    response = redirect(event)
    response["Cache-Control"] = "no-store"
    return response


def _holding(events: QuerySet[Event], query: str) -> QuerySet[Event]:
    for word in query.split()[:MOST_WORDS]:
        places = ("title", "short_title", "summary", "body")
        events = events.filter(Q(*((f"{place}__icontains", word) for place in places), _connector=Q.OR))
    return events


def _paged(request: HttpRequest, rows: QuerySet[WikiPage]) -> object:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
