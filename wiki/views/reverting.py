"""Reverting to a revision and undoing one: a preview first, and the deed on POST."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from reversion.models import Version

from accounts.members import member
from common.access import members
from common.limits import limited
from common.paging import number_in
from wiki import history
from wiki.diff import compare
from wiki.editing import Conflict, FirstRevision, Saved, revert_page, undo_revision, without_revision
from wiki.fields import RecordErrors
from wiki.forms.summary import summary_in, typed_summary
from wiki.merging import FieldConflict
from wiki.models import WikiPage
from wiki.pages import page_view
from wiki.record import Record
from wiki.views.reading import stored_or_404

DEEDS: dict[str, Callable[..., Saved]] = {"revert": revert_page, "undo": undo_revision}


@members
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
@page_view
def revert(request: HttpRequest, page: WikiPage, number: int) -> HttpResponse:
    """Make revision `number` the latest again."""
    stored_or_404(page, number)
    answer = _do if request.method == "POST" else _preview
    return answer(request, page, number, "revert")


@members
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
@page_view
def undo(request: HttpRequest, page: WikiPage, number: int) -> HttpResponse:
    """Take back what revision `number` changed, and keep what came after it."""
    stored_or_404(page, number)
    answer = _do if request.method == "POST" else _preview
    try:
        return answer(request, page, number, "undo")
    except FirstRevision:
        messages.error(request, _("The first revision has nothing before it; there is nothing to undo it to."))
        return redirect(f"{page.get_absolute_url()}history/")


def _preview(
    request: HttpRequest, page: WikiPage, number: int, deed: str, wrong: RecordErrors | None = None
) -> HttpResponse:
    """What would change; `wrong` is what was wrong with the summary, which stays as it was typed."""
    record, conflicts = _become(page, number, deed)
    context = {
        "page": page,
        "number": number,
        "deed": deed,
        "comparisons": compare(page.record_fields, history.latest(page).record, record),
        "conflicts": conflicts,
        "summary": typed_summary(request.POST) if wrong else _summary(deed, number),
        "wrong": wrong,
    }
    return render(request, "wiki/revert.html", context, status=422 if wrong else 409 if conflicts else 200)


def _become(page: WikiPage, number: int, deed: str) -> tuple[Record, list[FieldConflict]]:
    return without_revision(page, number) if deed == "undo" else (history.stored(page, number).record, [])


def _do(request: HttpRequest, page: WikiPage, number: int, deed: str) -> HttpResponse:
    base = number_in(request.POST, "base_revision", Http404) or page.latest_number
    try:
        saved = DEEDS[deed](page, number, by=member(request), base=base, summary=summary_in(request.POST))
    except RecordErrors as wrong:
        return _preview(request, page, number, deed, wrong)
    except Version.DoesNotExist:
        raise Http404 from None  # the base that was sent is no revision of this page
    except Conflict:
        messages.error(request, _("Others saved meanwhile what stands against this. Look at it again."))
        return redirect(request.path)
    return told(request, page, saved)


def told(request: HttpRequest, page: WikiPage, saved: Saved) -> HttpResponse:
    """The page, with what became of the deed."""
    if saved.change is None:
        messages.info(request, _("The page says just that already; nothing was saved."))
    else:
        messages.success(request, _("Saved as revision %(number)d.") % {"number": saved.change.number})
    if saved.gone:
        messages.warning(request, _("No longer there: %(names)s.") % {"names": ", ".join(saved.gone)})
    return redirect(page.get_absolute_url())


def _summary(deed: str, number: int) -> str:
    if deed == "undo":
        return _("Undid revision %(number)d") % {"number": number}
    return _("Reverted to revision %(number)d") % {"number": number}
