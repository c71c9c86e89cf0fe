"""Looking up the page that an address names: moved ones answer 301, deleted ones 410, missing ones 404."""

import re
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, NamedTuple, Self

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render

from common.access import View
from common.prepared import Prepared
from wiki.models import FormerSlug, LinkStamp, LogEntry, WikiPage

PageView = Callable[..., HttpResponseBase]


class Stamp(NamedTuple):
    """All that tells one state of a page from another: its key, latest revision, touches, and the link stamp."""

    pk: int
    latest_number: int
    touched: int
    link_stamp: int

    @classmethod
    def of(cls, page: Any) -> Self:
        """Of a page that `stamped` found."""
        return cls(page.pk, page.latest_number, page.touched, page.stamp or 0)


def page_view(view: PageView) -> View:
    """Gives a view its page instead of model and slug; it is called for live pages only."""

    @wraps(view)
    def with_page(request: HttpRequest, model: type[WikiPage], slug: str, **kwargs: Any) -> HttpResponseBase:
        page = stamped(model, slug)
        if page is None:
            return _for_now(_moved(request, model, slug) or _missing(request, model, slug))
        if not page.is_live:
            return _for_now(_deleted(request, page))
        try:
            return view(request, page, **kwargs)
        except model.DoesNotExist:
            return _for_now(_deleted(request, page))  # by somebody else, while this request was under way

    return with_page


def _for_now(response: HttpResponse) -> HttpResponse:
    """Browsers keep a 301 or a 410 for good unless told otherwise, and a page may move back or be restored."""
    response["Cache-Control"] = "private, no-cache"
    return response


def stamped(model: type[WikiPage], slug: str) -> Any:
    """The page of a kind that has the slug, with the link stamp of the moment (`stamp`, `stamp_moment`); one query."""
    return _stamped(model).first(LinkStamp.ONLY, LinkStamp.ONLY, slug)


@cache
def _stamped(model: type[WikiPage]) -> Prepared[WikiPage]:
    columns = {"stamp": LinkStamp.column("number"), "stamp_moment": LinkStamp.column("moment")}
    return Prepared(model._default_manager.annotate(**columns).filter(slug="").order_by())


def stamp_of(model: type[WikiPage], slug: str) -> Stamp | None:
    """The stamp alone, of a live page; one query, which is all that a kept page costs."""
    with connection.cursor() as cursor:
        cursor.execute(_stamp_sql(model), [slug])
        row = cursor.fetchone()
    return Stamp(*row) if row else None


@cache
def _stamp_sql(model: type[WikiPage]) -> str:
    table, stamps = model._meta.db_table, LinkStamp._meta.db_table
    number = f'COALESCE((SELECT "number" FROM "{stamps}" WHERE "id" = {LinkStamp.ONLY}), 0)'  # noqa: S608 (names of ours)
    live = f'"slug" = %s AND "state" = \'{WikiPage.State.LIVE}\''
    return f'SELECT "id", "latest_number", "touched", {number} FROM "{table}" WHERE {live}'  # noqa: S608


def _moved(request: HttpRequest, model: type[WikiPage], slug: str) -> HttpResponse | None:
    former = FormerSlug.objects.filter(kind=model.kind, slug=slug).first()
    page = former and model._default_manager.filter(pk=former.page_id).first()
    if not page:
        return None
    return HttpResponsePermanentRedirect(page.get_absolute_url().rstrip("/") + _beyond_slug(request, model))


def _beyond_slug(request: HttpRequest, model: type[WikiPage]) -> str:
    """What an address has after the slug: "/history/?page=2", or ".json" where it names a format."""
    path, mark, query = request.get_full_path().partition("?")
    own = path.split("/", model.address.count("/") - 1)[-1]
    return re.sub(r"\A[^/.]*", "", own) + mark + query


def _missing(request: HttpRequest, model: type[WikiPage], slug: str) -> HttpResponse:
    context = {"model": model, "title": slug.replace("-", " ").capitalize(), "new_url": model.new_address()}
    return render(request, "wiki/missing.html", context, status=404)


def _deleted(request: HttpRequest, page: WikiPage) -> HttpResponse:
    entries = LogEntry.objects.filter(kind=page.kind, page_id=page.pk).select_related("by")
    context = {"deleted_page": page, "title": page.title, "entries": entries}
    return render(request, "wiki/deleted.html", context, status=410)
