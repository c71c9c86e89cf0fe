"""Reports: anyone may say what is wrong, without an account; reviewers see to it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.members import member
from common.access import public, reviewers
from common.limits import limited
from common.paging import number_in, slice_of
from wiki.forms.reporting import AnswerForm, ReportForm
from wiki.models import Report
from wiki.reporting import close_report

PER_PAGE = 50


@public
@limited("report")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form for anyone. Nothing of who sent it is kept but the e-mail address that they may give."""
    if request.method != "POST":
        return _opened(request)
    form = ReportForm(request.POST)
    if form.is_robots:
        return redirect("report-thanks")
    if not form.is_valid():
        return render(request, "wiki/report.html", {"form": form}, status=422)
    said = form.cleaned_data
    Report.objects.create(page_address=said["page"], message=said["message"], contact=said["contact"])
    return redirect("report-thanks")


@public
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens with a report now."""
    return render(request, "wiki/report_thanks.html")


@reviewers
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """What was reported: what is open, or what was closed."""
    closed = request.GET.get("state") == "closed"
    before = number_in(request.GET, "before", Http404)
    some = Report.objects.filter(closed_at__isnull=not closed).select_related("closed_by").order_by("-pk")
    part = slice_of(some.filter(pk__lt=before) if before else some, PER_PAGE, is_first=not before)
    here = f"{request.path}?state=closed" if closed else f"{request.path}?state=open"
    context = {
        "reports": part.rows,
        "closed": closed,
        "newest": here if before else "",
        "older": f"{here}&before={part.rows[-1].pk}" if part.next else "",
    }
    return render(request, "wiki/reports.html", context)


@reviewers
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """One report; a POST closes it with a word on what was done."""
    one = get_object_or_404(Report.objects.select_related("closed_by"), pk=number)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if close_report(one, by=member(request), answer=form.cleaned_data["answer"]):
            messages.success(request, _("The report is closed."))
        else:
            messages.warning(request, _("Somebody else closed this report; what they wrote stays."))
        return redirect("reports")
    context = {"report": one, "form": form}
    return render(request, "wiki/report_answer.html", context, status=422 if form.is_bound else 200)


def _opened(request: HttpRequest) -> HttpResponse:
    """The form as a link opens it; an address from elsewhere is left out, with a word on it."""
    form = ReportForm(initial={"page": request.GET.get("page", "")})
    try:
        form.fields["page"].clean(form["page"].value())
    except ValidationError:
        context = {"form": ReportForm(), "is_elsewhere": True}
        return render(request, "wiki/report.html", context, status=400)
    return render(request, "wiki/report.html", {"form": form})
