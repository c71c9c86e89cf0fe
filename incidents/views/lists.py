"""Lists of organisations and sources, and an event by chance."""

import secrets

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from common.access import public
from common.paging import numbered
from incidents.index import current
from incidents.models import Event, Organisation, Source
from wiki.models import WikiPage

PER_PAGE = 50


@public
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Organisations by name, with the number of events that each had a part in."""
    index = current()
    standing = Organisation.objects.live().filter(Q(merged_into=None) | Q(pk__in=index.vocabulary.heads))
    page_of = numbered(request, standing.order_by("sort_title", "pk"), PER_PAGE)
    totals = index.organisation_totals()
    counted = [(one, int(totals[one.pk]) if one.pk < len(totals) else 0) for one in page_of]
    return render(request, "incidents/organisations.html", {"page_of": page_of, "counted": counted})


@public
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Sources by title, with the number of events that cite each."""
    live = Q(citations__event__state=WikiPage.State.LIVE)
    counted = Source.objects.live().annotate(events=Count("citations__event", filter=live, distinct=True))
    page_of = numbered(request, counted.order_by("sort_title", "pk"), PER_PAGE)
    return render(request, "incidents/sources.html", {"page_of": page_of})


@public
@require_safe
def random_event(request: HttpRequest) -> HttpResponse:
    """An event by chance; the list where there is none."""
    live = current().live
    event = Event.objects.live().filter(pk=live[secrets.randbelow(len(live))]).first() if live else None
    response = redirect(event or "events")
    response["Cache-Control"] = "no-store"
    return response
