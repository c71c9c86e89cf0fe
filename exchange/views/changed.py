"""/changed/: what has changed on a page since it was cited."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from reversion.models import Version

from common.access import public
from exchange.citing.changed import LONGEST, changed_since, elsewhere_in, place_in
from exchange.citing.finding import Place
from wiki import history


@public
@require_safe
def changed(request: HttpRequest) -> HttpResponse:
    """A form for a citation, and with one in it what changed since; 404 where it leads to nothing here.

    Citations of what is no page are led to where it is told.
    """
    citation = request.GET.get("cited", "").replace("\x00", "").strip()
    context = {"title": _("What has changed since a citation"), "citation": citation[:LONGEST], "longest": LONGEST}
    if not citation:
        return render(request, "exchange/changed.html", context)
    elsewhere = elsewhere_in(citation)
    if elsewhere:
        return redirect(elsewhere)
    place = place_in(citation)
    answer = _answer(place) if place else None
    return render(request, "exchange/changed.html", {**context, **(answer or {})}, status=200 if answer else 404)


def _answer(place: Place) -> dict[str, Any] | None:
    page = place.page
    if not place.is_pinned:
        return {"unpinned": page}
    try:
        cited, latest = history.stored_pair(page, place.number, page.latest_number)
    except Version.DoesNotExist:
        return None
    return {
        "cited_page": page,
        "cited": cited.change,
        "latest": latest.change,
        "changed": changed_since(page, cited, latest),
    }
