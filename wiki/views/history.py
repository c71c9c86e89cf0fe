"""History: the revisions of a page, and what changed from one to another."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from reversion.models import Version

from common.access import public
from common.paging import number_in, slice_of
from wiki import history
from wiki.diff import compare
from wiki.models import Change, WikiPage
from wiki.pages import page_view

PER_PAGE = 50


@public
@require_safe
@page_view
def revisions(request: HttpRequest, page: WikiPage) -> HttpResponse:
    """The page's revisions, newest first; two chosen ones lead to their diff."""
    old, new = (number_in(request.GET, name, Http404) for name in ("old", "new"))
    if old and new:
        return redirect(f"{page.get_absolute_url()}diff/{old}/{new}/")
    before = number_in(request.GET, "before", Http404)
    changes = history.changes_of(page)
    if before:
        changes = changes.filter(history.before(_change_or_404(page, before)))
    part = slice_of(changes, PER_PAGE, is_first=not before)
    older = [*part.rows[1:], part.next]
    here = f"{page.get_absolute_url()}history/"
    context = {
        "page": page,
        "rows": list(zip(part.rows, older, strict=False)),
        "older_url": f"{here}?before={part.rows[-1].number}" if part.next else "",
        "newest_url": here if before else "",
    }
    return render(request, "wiki/history.html", context)


@public
@require_safe
@page_view
def diff(request: HttpRequest, page: WikiPage, old: int, new: int) -> HttpResponse:
    """What changed between two revisions: row by row, and word by word in the prose."""
    try:
        before, after = history.stored_pair(page, old, new)
    except Version.DoesNotExist:
        raise Http404 from None
    context = {
        "page": page,
        "before": before.change,
        "after": after.change,
        "comparisons": compare(page.record_fields, before.record, after.record),
        "older": history.older(before.change),
        "newer": history.newer(after.change),
    }
    return render(request, "wiki/diff.html", context)


def _change_or_404(page: WikiPage, number: int) -> Change:
    change = Change.objects.of(page.kind, page.pk).filter(number=number).first()
    if change is None:
        raise Http404
    return change
