"""Recent changes: as a page, as Atom, as JSON, all under the same filters."""

from datetime import UTC, datetime, time
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from common.access import public
from common.paging import Slice, slice_of
from wiki.changes import Addressed, with_addresses, with_older
from wiki.kinds import all_kinds, is_kind
from wiki.models import Change

PER_PAGE = 50
FILTERS = ("kind", "user", "minor", "tag", "since")
MINOR = ("no", "only")
TAGS = ("import", "move", "new-editor", "revert", "undo")


class BadFilter(ValueError):  # noqa: N818 (the question is at fault, not the program)
    """A filter of Recent changes that says nothing that can be sought; its name and what is wrong with it."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


@public
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
        "tags": TAGS,
        "query": _query(request),
        "older": _address(request, part),
    }
    return render(request, "wiki/changes.html", context, status=400 if errors else 200)


@public
def json(request: HttpRequest) -> HttpResponse:
    """The same as JSON, with the address of the next part."""
    try:
        part = _part(request)
    except BadFilter as wrong:
        return JsonResponse({"errors": {wrong.name: str(wrong)}}, status=400)
    after = _address(request, part)
    results = [_as_json(row) for row in with_addresses(part.rows)]
    return JsonResponse({"next": after and f"{settings.BASE_URL}/changes.json{after}", "results": results})


@public
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
    changes = with_older(_filtered(request.GET).with_people().newest_first())
    key = request.GET.get("before", "")
    if key:
        moment, pk = _key(key)
        changes = changes.filter(Q(moment__lt=moment) | Q(moment=moment, pk__lte=pk))
    return slice_of(changes, PER_PAGE, is_first=not key)


def _filtered(query: Any) -> Any:
    changes: Any = Change.objects.all()
    for name in FILTERS:
        value = query.get(name, "").replace("\x00", "").strip()
        if value:
            changes = _APPLY[name](changes, value)
    return changes


def _of_kind(changes: QuerySet[Change], value: str) -> QuerySet[Change]:
    if not is_kind(value):
        raise BadFilter("kind", _("There is no such kind of page."))
    return changes.filter(kind=value)


def _minor(changes: QuerySet[Change], value: str) -> QuerySet[Change]:
    if value not in MINOR:
        raise BadFilter("minor", _("Minor edits are left out with “no” and alone with “only”."))
    return changes.filter(minor=value == "only")


def _since(changes: QuerySet[Change], value: str) -> QuerySet[Change]:
    return changes.filter(moment__gte=_moment(value))


def _moment(text: str) -> datetime:
    try:
        day, moment = parse_date(text), parse_datetime(text)
    except ValueError:
        day = moment = None
    if day is not None and moment is None:
        moment = datetime.combine(day, time.min)
    if moment is None:
        raise BadFilter("since", _("Give a day such as 2026-11-22."))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _key(text: str) -> tuple[datetime, int]:
    moment, _sep, pk = text.partition("_")
    try:
        seconds = int(moment)
        return datetime.fromtimestamp(seconds // 10**6, UTC).replace(microsecond=seconds % 10**6), int(pk)
    except (ValueError, OverflowError, OSError):
        raise BadFilter("before", _("That is no place in the list.")) from None


_APPLY: dict[str, Any] = {
    "kind": _of_kind,
    "user": lambda changes, value: changes.by_name(value),
    "minor": _minor,
    "tag": lambda changes, value: changes.tagged(value),
    "since": _since,
}


def _query(request: HttpRequest) -> str:
    """The filters as a query string, without the place in the list."""
    kept = request.GET.copy()
    kept.pop("before", None)
    return kept.urlencode()


def _address(request: HttpRequest, part: Slice[Change]) -> str:
    if part.next is None:
        return ""
    moment = part.next.moment
    place = request.GET.copy()
    place["before"] = f"{int(moment.timestamp()) * 10**6 + moment.microsecond}_{part.next.pk}"
    return f"?{place.urlencode()}"


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
