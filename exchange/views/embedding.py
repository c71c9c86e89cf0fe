"""/embed/<slug>/, a card of an event for other sites, and /oembed, where they ask for it."""

import functools
from collections.abc import Callable, Iterator
from typing import Any

from csp.constants import NONE
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe
from reversion.models import Version

from common.access import public
from exchange.citing.finding import place_of
from exchange.embedding import HEIGHT, WIDTH, Frame, event_at
from exchange.oembed import FORMATS, said_of
from exchange.responding import problem
from incidents.models import Event
from taxonomy.groups import harm_groups
from wiki import history
from wiki.history import Stored
from wiki.markup import plain

POLICY = {"frame-ancestors": ["*"], "script-src": [NONE], "connect-src": [NONE], "form-action": [NONE]}
KEPT = "public, max-age=300"
PLAIN = "text/plain; charset=utf-8"
MOST_DIGITS = 6


def framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lets any site show what the view answers in a frame, in which nothing runs."""

    @xframe_options_exempt
    @functools.wraps(view)
    def answered(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response._csp_replace = POLICY  # type: ignore[attr-defined]
        return response

    return answered


@public
@require_safe
@framed
def card(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """The card of today's event or of a revision; where there is none it says so, for readers see it in a frame."""
    place = place_of(Event.address_of(slug))
    stored = _stored(place.page, number or place.number) if place else None
    if place is None or stored is None:
        is_deleted = Event.objects.deleted().filter(slug=slug).exists()
        return render(request, "exchange/embed.html", {"is_deleted": is_deleted}, status=410 if is_deleted else 404)
    response = render(request, "exchange/embed.html", _said(place.page, stored, is_pinned=number is not None))
    response["Cache-Control"] = KEPT
    return response


@public
@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """What is told of the event at `url`: 404 where it is none of ours, 501 for a format that there is not."""
    written = FORMATS.get(request.GET.get("format") or "json")
    if written is None:
        return HttpResponse(_("There are: json, xml."), status=501, content_type=PLAIN)
    asked = {name: request.GET.get(name, "") for name in ("url", "maxwidth", "maxheight")}
    wrong = dict(_wrong(**asked))
    if wrong:
        return problem(wrong)
    place = event_at(asked["url"])
    if place is None or _stored(place.page, place.number) is None:
        return HttpResponse(_("No event is there."), status=404, content_type=PLAIN)
    width, height = int(asked["maxwidth"] or WIDTH), int(asked["maxheight"] or HEIGHT)
    said = said_of(Frame(place, min(width, WIDTH), min(height, HEIGHT)), place.page.title)
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": KEPT}
    return HttpResponse(written.write(said), content_type=written.content_type, headers=headers)


def _said(page: Any, stored: Stored, *, is_pinned: bool) -> dict[str, Any]:
    """What the card says: the revision's own words, in the colours of today."""
    record, number = stored.record, stored.change.number
    groups = harm_groups(getattr(page, "stamp", None) or 0)
    return {
        "event": page,
        "change": stored.change,
        "record": record,
        "lead": plain(record["summary"]),
        "harms": [(harm["text"], groups.get(harm["term"] or "", "")) for harm in record["harms"]],
        "address": f"{page.get_absolute_url()}revisions/{number}/" if is_pinned else page.get_absolute_url(),
        "is_old": number != page.latest_number,
    }


def _wrong(url: str, maxwidth: str, maxheight: str) -> Iterator[tuple[str, list[str]]]:
    if not url:
        yield "url", [_("This parameter is missing.")]
    for name, text in (("maxwidth", maxwidth), ("maxheight", maxheight)):
        if text and not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS and int(text)):
            yield name, [_("This has to be a whole number above 0.")]


def _stored(page: Any, number: int) -> Stored | None:
    try:
        return history.stored(page, number)
    except Version.DoesNotExist:
        return None
