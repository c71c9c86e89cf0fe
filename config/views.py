"""The home page, and what a public wiki says of itself."""

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common.access import public
from exchange.responding import problem
from incidents.index import current
from incidents.listed import harms_of
from incidents.models import Event, Organisation, Source
from incidents.selection import Selection
from taxonomy.counting import count_events
from taxonomy.groups import harm_groups
from taxonomy.models import Harm, Law
from taxonomy.trees import tree_of

LATEST = 6
FEATURED_OF = 100


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the latest and a featured event, the harms at a glance."""
    featured = _featured()
    context = {
        "latest": list(Event.objects.live().latest_entered_first()[:LATEST]),
        "featured": featured,
        "featured_harms": harms_of([featured.pk])[featured.pk] if featured else [],
        "groups": count_events(tree_of(Harm), Harm),
        "groups_of": harm_groups(0),
        "counts": {
            "events": len(current().live),
            "laws": Law.objects.live().count(),
            "organisations": Organisation.objects.live().count(),
            "sources": Source.objects.live().count(),
        },
    }
    return render(request, "config/home.html", context)


@public
@require_safe
def statement(request: HttpRequest, template: str) -> HttpResponse:
    """About, the privacy notice, the licence."""
    return render(request, template)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 with the reason where it is known: as a page, or as a problem where a program asks (RFC 9457)."""
    reason = ""
    if isinstance(exception, TooManyFieldsSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        reason = _("A request may have %(most)s parameters or fields; this one has more.") % {"most": f"{most:,}"}
    if "." in request.path or request.path.startswith("/api/"):
        return problem({"__all__": [reason]} if reason else {})
    # Without the request, whose parameters may be what cannot be read.
    return HttpResponseBadRequest(render_to_string("400.html", {"reason": reason}))


def _featured() -> Event | None:
    """The event with the most coded passages among those changed last that an editor coded, or else any."""
    last = _changed_last("coded=editor") or _changed_last("")
    coded = Event.objects.live().filter(pk__in=last).annotate(coded_passages=Count("passages"))
    return coded.order_by("-coded_passages", "-changed_at", "pk").first()


def _changed_last(question: str) -> list[int]:
    return Selection(QueryDict(f"{question}&sort=-changed&per_page={FEATURED_OF}")).keys
