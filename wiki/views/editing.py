"""Writing a page: the form, its preview, sections, new pages, and what happens when two edit at once."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from reversion.models import Version

from accounts.members import member
from common.access import members
from common.limits import limited
from wiki import history
from wiki.articles import article_of
from wiki.duplicates import likely_duplicates
from wiki.editing import Conflict, Saved, cleaned, create_page, previewed, save_page
from wiki.fields import RecordErrors
from wiki.forms import EditForm
from wiki.forms.summary import SUMMARY, summary_in
from wiki.markup import replace_section, section, split
from wiki.models import WikiPage
from wiki.pages import page_view
from wiki.reading import read_draft
from wiki.record import Record

MOST_DIGITS = 9


@dataclass
class Draft:
    """An edit under way: the page, the revision it is based on, the form, and what the form says of itself."""

    page: WikiPage
    base: int
    form: EditForm
    section: int | None = None
    summary: str = ""
    minor: bool = False
    context: dict[str, Any] = field(default_factory=dict)

    def data(self) -> Record:
        """The record data to be saved; the text of a section is put back into the whole."""
        data = self.form.data()
        if self.section is not None:
            data["body"] = replace_section(self.form.base["body"], self.section, data["body"])
        return data

    @property
    def summary_errors(self) -> list[str]:
        """What is wrong with the summary."""
        return [message for name, message in self.form.errors if name == SUMMARY.key]


@members
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
@page_view
def edit(request: HttpRequest, page: WikiPage) -> HttpResponse:
    """The edit form of a page; a POST previews or saves."""
    draft = _draft(request, page)
    if request.method != "POST":
        return _show(request, draft)
    if "preview" in request.POST:
        return _preview(request, draft)
    try:
        summary = summary_in(request.POST)
        saved = save_page(page, draft.data(), by=member(request), base=draft.base, summary=summary, minor=draft.minor)
    except RecordErrors as wrong:
        return _refused(request, draft, wrong)
    except Conflict as conflict:
        return _conflict(request, draft, conflict)
    return _done(request, saved)


@members
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, model: type[WikiPage]) -> HttpResponse:
    """The form of a page that is not there yet."""
    page = model()
    record = {one.key: one.empty() for one in model.record_fields} | {"title": request.GET.get("title", "")[:255]}
    draft = Draft(page, 0, EditForm.of_record(model, record))
    if request.method != "POST":
        return _show(request, draft)
    draft = _filled(request, Draft(page, 0, EditForm.of_post(model, record, request.POST)))
    if "preview" in request.POST:
        return _preview(request, draft)
    try:
        found = [] if "another_one" in request.POST else likely_duplicates(model.kind, cleaned(page, draft.data()))
        if found:
            draft.context["duplicates"] = found
            return _show(request, draft)
        saved = create_page(page, draft.data(), by=member(request), summary=summary_in(request.POST))
    except RecordErrors as wrong:
        return _refused(request, draft, wrong)
    return _done(request, saved)


def _draft(request: HttpRequest, page: WikiPage) -> Draft:
    given = request.POST if request.method == "POST" else request.GET
    base = _number(given.get("base_revision")) or page.latest_number
    number = _number(given.get("section"), least=0)
    try:
        record = history.written(page, base).record
    except Version.DoesNotExist:
        raise Http404 from None
    if number is not None and number >= len(split(record["body"])):
        raise Http404
    if request.method == "POST":
        return _filled(request, Draft(page, base, EditForm.of_post(type(page), record, request.POST), number))
    form = EditForm.of_record(type(page), record)
    if number is not None:
        form["body"].typed = section(record["body"], number)
    return Draft(page, base, form, number)


def _filled(request: HttpRequest, draft: Draft) -> Draft:
    draft.summary = request.POST.get(SUMMARY.key, "")
    draft.minor = "minor" in request.POST
    return draft


def _number(text: str | None, least: int = 1) -> int | None:
    """A number from an address or a hidden field; 404 where it is none."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS and int(text) >= least):
        raise Http404
    return int(text)


def _show(request: HttpRequest, draft: Draft, status: int = 200) -> HttpResponse:
    context = {
        "page": draft.page,
        "draft": draft,
        "form": draft.form,
        "template": draft.page.form_template,
        **draft.context,
    }
    return render(request, "wiki/edit.html", context, status=status)


def _refused(request: HttpRequest, draft: Draft, wrong: RecordErrors) -> HttpResponse:
    draft.form.add_errors(wrong)
    return _show(request, draft, status=422)


def _preview(request: HttpRequest, draft: Draft) -> HttpResponse:
    try:
        reading = read_draft(draft.page, previewed(draft.page, draft.data(), by=member(request)))
    except RecordErrors as wrong:
        return _refused(request, draft, wrong)
    preview = {"reading": reading, "article": article_of(reading), "page": draft.page}
    if request.headers.get("X-Requested-With") == "fetch":
        return render(request, "wiki/_preview.html", {"preview": preview})
    draft.context["preview"] = preview
    return _show(request, draft)


def _conflict(request: HttpRequest, draft: Draft, conflict: Conflict) -> HttpResponse:
    """Base, theirs and mine side by side, over a form that holds the merged text with mine where they clash.

    Saving it again is an edit of the latest revision, so a third person's save is met in the same way.
    """
    merged = EditForm.of_record(type(draft.page), {**conflict.theirs, **conflict.merged})
    again = Draft(draft.page, conflict.latest, merged, None, draft.summary, draft.minor)
    again.context["conflict"] = conflict
    return _show(request, again, status=409)


def _done(request: HttpRequest, saved: Saved) -> HttpResponse:
    if saved.change is None:
        messages.info(request, _("Nothing was changed, so nothing was saved."))
    elif saved.merged:
        messages.success(request, _("Saved, and joined with what others saved meanwhile."))
    else:
        messages.success(request, _("Saved as revision %(number)d.") % {"number": saved.change.number})
    if saved.gone:
        messages.warning(request, _("No longer there: %(names)s.") % {"names": ", ".join(saved.gone)})
    return redirect(saved.page.get_absolute_url())
