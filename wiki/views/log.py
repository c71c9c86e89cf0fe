"""The public log of moves, deletions and other deeds that are no revisions."""

from collections.abc import Collection

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common.access import public
from common.paging import number_in, slice_of
from wiki.kinds import all_kinds
from wiki.log import lines
from wiki.models import LogEntry

PER_PAGE = 50


@public
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """The newest first, of one deed or one kind of page where that is asked."""
    kinds = {kind: model._meta.verbose_name for kind, model in all_kinds().items()}
    chosen, errors = _chosen(request, {"action": LogEntry.Action.values, "kind": kinds.keys()})
    before = number_in(request.GET, "before", Http404)
    entries = LogEntry.objects.filter(**chosen).select_related("by").order_by("-pk")
    part = slice_of(entries.filter(pk__lt=before) if before else entries, PER_PAGE, is_first=not before)
    context = {
        "lines": [] if errors else lines(part.rows),
        "errors": errors,
        "chosen": chosen,
        "actions": LogEntry.Action.choices,
        "kinds": kinds.items(),
        "newest": _address(request, None) if before else "",
        "older": _address(request, part.rows[-1].pk) if part.next else "",
    }
    return render(request, "wiki/log.html", context, status=400 if errors else 200)


def _chosen(request: HttpRequest, known: dict[str, Collection[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """The filters that were set, and what is wrong with those that nothing can be sought by."""
    given = {name: request.GET[name] for name in known if request.GET.get(name)}
    errors = {name: _("There is no such choice.") for name, value in given.items() if value not in known[name]}
    return {name: value for name, value in given.items() if name not in errors}, errors


def _address(request: HttpRequest, before: int | None) -> str:
    query = request.GET.copy()
    query.pop("before", None)
    if before:
        query["before"] = str(before)
    return f"{request.path}?{query.urlencode()}"
