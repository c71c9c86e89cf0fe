"""Lists of events, organisations and sources, and an event by chance."""

import secrets

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from common.access import public
from common.paging import numbered
from incidents.models import Event, Organisation, Source
from taxonomy.groups import harm_groups
from wiki.models import WikiPage

PER_PAGE = 50
LONGEST_QUERY = 200
MOST_WORDS = 12


@public
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Events, newest first; `q` keeps those that hold every word."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    query = " ".join(typed.split()[:MOST_WORDS])
    found = Event.objects.live().holding(query).with_harms().newest_first()
    context = {"page_of": numbered(request, found, PER_PAGE), "query": query, "groups": harm_groups(0)}
    return render(request, "incidents/events.html", context)


@public
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Organisations by name, with the number of events that each had a part in."""
    live = Q(involvements__event__state=WikiPage.State.LIVE)
    standing = Organisation.objects.live().filter(merged_into=None)
    counted = standing.annotate(events=Count("involvements__event", filter=live, distinct=True))
    page_of = numbered(request, counted.order_by("title", "pk"), PER_PAGE)
    return render(request, "incidents/organisations.html", {"page_of": page_of})


@public
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Sources by title, with the number of events that cite each."""
    live = Q(citations__event__state=WikiPage.State.LIVE)
    counted = Source.objects.live().annotate(events=Count("citations__event", filter=live, distinct=True))
    page_of = numbered(request, counted.order_by("title", "pk"), PER_PAGE)
    return render(request, "incidents/sources.html", {"page_of": page_of})


@public
@require_safe
def random_event(request: HttpRequest) -> HttpResponse:
    """An event by chance; the list where there is none."""
    count = Event.objects.live().count()
    if not count:
        return redirect("events")
    event = Event.objects.live().order_by("pk")[secrets.randbelow(count)]
    response = redirect(event)
    response["Cache-Control"] = "no-store"
    return response
