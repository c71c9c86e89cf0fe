"""Undoing all that one contributor did to a page: a preview first, and the deed on POST."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.members import member
from common.access import requires
from common.limits import limited
from common.paging import number_in
from wiki import history
from wiki.contributors import Contributor, contributor, namesake
from wiki.diff import compare
from wiki.fields import RecordErrors
from wiki.forms.summary import summary_in, typed_summary
from wiki.models import WikiPage
from wiki.pages import page_view
from wiki.undoing import CannotUndo, undo_contributor, without_contributor
from wiki.views.reverting import told


@requires("rollback")
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
@page_view
def undo_all(request: HttpRequest, page: WikiPage) -> HttpResponse:
    """`?user=` says whose edits."""
    name = request.GET.get("user", "")
    who = contributor(name)
    if who is None:
        return render(request, "wiki/user_missing.html", {"name": name, "namesake": namesake(name)}, status=404)
    return _do(request, page, who) if request.method == "POST" else _preview(request, page, who)


def _preview(request: HttpRequest, page: WikiPage, who: Contributor, wrong: RecordErrors | None = None) -> HttpResponse:
    """What would change; `wrong` is what was wrong with the summary, which stays as it was typed."""
    undoing = without_contributor(page, who)
    suggested = _("Undid all edits by %(name)s") % {"name": who.display_name}
    context = {
        "page": page,
        "who": who,
        "undoing": undoing,
        "comparisons": compare(page.record_fields, history.latest(page).record, undoing.record),
        "summary": typed_summary(request.POST) if wrong else suggested,
        "wrong": wrong,
    }
    return render(request, "wiki/undo_all.html", context, status=422 if wrong else 409 if undoing.conflicts else 200)


def _do(request: HttpRequest, page: WikiPage, who: Contributor) -> HttpResponse:
    base = number_in(request.POST, "base_revision", Http404) or page.latest_number
    try:
        saved = undo_contributor(page, who, by=member(request), base=base, summary=summary_in(request.POST))
    except RecordErrors as wrong:
        return _preview(request, page, who, wrong)
    except CannotUndo:
        messages.error(request, _("Others saved meanwhile. Look at it again."))
        return redirect(request.get_full_path())
    return told(request, page, saved)
