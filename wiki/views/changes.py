"""Recent changes: as a page, as Atom, as JSON, all under the same filters."""

from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common.access import public
from common.paging import Slice
from wiki.changes import Addressed, with_addresses
from wiki.kinds import all_kinds
from wiki.listing import BadFilter, next_address, part_of, without_place
from wiki.models import Change
from wiki.tags import TAGS

FILTERS = ("kind", "user", "minor", "tag", "since")


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What was changed lately, on all pages."""
    errors: dict[str, str] = {}
    try:
        part = _part(request)
    except BadFilter as wrong:
        errors[wrong.name] = str(wrong)
        part = Slice([], None, is_first=True)
    rows = with_addresses(part.rows)
    days = [(day, list(some)) for day, some in groupby(rows, key=lambda row: row.change.moment.date())]
    context = {
        "days": days,
        "errors": errors,
        "filters": {name: request.GET.get(name, "") for name in FILTERS},
        "kinds": [(kind, model._meta.verbose_name) for kind, model in all_kinds().items()],
        "tags": TAGS.items(),
        "query": without_place(request.GET),
        "older": next_address(request.GET, part),
    }
    return render(request, "wiki/changes.html", context, status=400 if errors else 200)


@public
@require_safe
def json(request: HttpRequest) -> HttpResponse:
    """The same as JSON, with the address of the next part."""
    try:
        part = _part(request)
    except BadFilter as wrong:
        return JsonResponse({"errors": {wrong.name: str(wrong)}}, status=400)
    after = next_address(request.GET, part)
    results = [_as_json(row) for row in with_addresses(part.rows)]
    return JsonResponse({"next": after and f"{settings.BASE_URL}/changes.json{after}", "results": results})


@public
@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The same as an Atom feed of the newest fifty."""
    try:
        part = _part(request)
    except BadFilter as wrong:
        return HttpResponse(f"{wrong.name}: {wrong}\n", status=400, content_type="text/plain; charset=utf-8")
    feed = Atom1Feed(
        title=_("%(site)s: recent changes") % {"site": settings.SITE_NAME},
        link=f"{settings.BASE_URL}/changes/",
        description=_("What was changed lately"),
        feed_url=f"{settings.BASE_URL}{request.get_full_path()}",
        feed_copyright=settings.CONTENT_LICENCE["name"],
    )
    for row in with_addresses(part.rows):
        _add_to_feed(feed, row)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _part(request: HttpRequest) -> Slice[Change]:
    return part_of(Change.objects.all(), request.GET, FILTERS)


def _as_json(row: Addressed) -> dict[str, Any]:
    change = row.change
    return {
        "kind": change.kind,
        "title": change.title,
        "url": row.url and f"{settings.BASE_URL}{row.url}",
        "number": change.number,
        "moment": change.moment.isoformat(),
        "user": change.user_name,
        "summary": change.summary,
        "minor": change.minor,
        "size": change.size,
        "size_change": change.size_change,
        "tags": change.tag_list,
    }


def _add_to_feed(feed: Atom1Feed, row: Addressed) -> None:
    change = row.change
    link = f"{settings.BASE_URL}{row.url or '/changes/'}"
    feed.add_item(
        title=f"{change.title} ({change.number})",
        link=f"{link}revisions/{change.number}/" if row.url else link,
        unique_id=f"{settings.BASE_URL}/changes/#{change.kind}-{change.page_id}-{change.number}",
        description=change.summary,
        author_name=change.display_name,
        pubdate=change.moment,
        updateddate=change.moment,
    )
