"""Feeds that are no export of a question: new events, and the events of a term, a law or an organisation."""

import hashlib
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common.access import public
from exchange.exporters.atom import EXPORTER, Feed, written
from incidents.models import Event
from wiki.editions import Edition, latest_editions
from wiki.models import WikiPage
from wiki.pages import page_view

LATEST = 50
CHANGED_LAST = {"sort": "-changed", "per_page": str(LATEST)}


@public
@require_safe
def new_events(request: HttpRequest) -> HttpResponseBase:
    """/feed.atom: the events that were begun last."""
    pks = list(Event.objects.live().order_by("-pk").values_list("pk", flat=True)[:LATEST])
    title = _("%(site)s: new events") % {"site": settings.SITE_NAME}
    return _answer(request, title, "/events/", list(latest_editions(Event, pks)) if pks else [])


@public
@require_safe
@page_view
def of_page(request: HttpRequest, page: WikiPage, parameter: str) -> HttpResponseBase:
    """/taxonomy/harms/<slug>.atom and the like: the feed of a question about events, under the address of its page."""
    question = urlencode({parameter: page.slug, **CHANGED_LAST})
    return redirect(f"/events.{EXPORTER.extension}?{question}")


def _answer(request: HttpRequest, title: str, page: str, editions: list[Edition]) -> HttpResponseBase:
    changed = max((edition.moment for edition in editions), default=timezone.now())
    feed = Feed(title, changed, f"{settings.BASE_URL}{request.path}", f"{settings.BASE_URL}{page}")
    return _conditional(request, b"".join(written(feed, editions)))


def _conditional(request: HttpRequest, content: bytes) -> HttpResponseBase:
    etag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag) or HttpResponse(content, content_type=EXPORTER.content_type)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response
