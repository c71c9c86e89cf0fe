"""The reviewers' import: a file is sent, looked at, tried, and imported, each within one request."""

from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.members import member
from common.access import reviewers
from common.limits import limited
from common.paging import numbered
from common.uploads import is_too_large
from exchange import trials, uploads
from exchange.forms import ColumnsForm, UploadForm
from exchange.reports import Outcome
from exchange.uploads import Upload

PER_PAGE = 100


@reviewers
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The form for a file, and the files of this reviewer that wait."""
    uploads.remove_old()
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        sent, name = form.cleaned_data["file"], form.cleaned_data["format"]
        return redirect("import-file", uploads.keep(sent, importer=name, by=member(request).pk).token)
    if form.is_bound and is_too_large(request):
        form.add_error("file", _("The file is larger than 10 MB. Larger ones are imported with the command below."))
    context = {"form": form, "waiting": uploads.waiting(by=member(request).pk), "most": trials.MOST_ROWS}
    return render(request, "exchange/import_start.html", context, status=422 if form.is_bound else 200)


@reviewers
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, token: str) -> HttpResponse:
    """The first rows as the importer reads them; for tables, which column means what."""
    upload = _upload_or_404(request, token)
    columns = trials.columns_of(upload)
    form = ColumnsForm(columns, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        uploads.with_columns(upload, form.columns())
        return redirect("import-file", token)
    context = {
        "upload": upload,
        "importer": trials.importer_of(upload),
        "preview": trials.preview(upload),
        "columns": [(column, form[f"column_{place}"]) for place, column in enumerate(columns)],
        "most": trials.MOST_ROWS,
    }
    return render(request, "exchange/import_file.html", context, status=422 if form.is_bound else 200)


@reviewers
@limited("edit")
@require_POST
def run(request: HttpRequest, token: str) -> HttpResponse:
    """Try it, do it, or throw it away, by the button that was pressed."""
    upload, deed = _upload_or_404(request, token), request.POST.get("deed")
    if deed == "remove":
        uploads.remove(upload)
        messages.success(request, _("The file was removed."))
        return redirect("import")
    if deed not in ("try", "import") or trials.preview(upload).is_too_long:
        return redirect("import-file", token)
    try:
        if deed == "try":
            trials.try_out(upload)
        else:
            trials.import_upload(upload, by=member(request), anyway=request.POST.getlist("anyway"))
    except uploads.Busy:
        messages.error(request, _("Another import is running. Try again in a minute."))
        return redirect("import-file", token)
    return redirect("import-report", token)


@reviewers
@require_safe
def report(request: HttpRequest, token: str) -> HttpResponse:
    """What became of each row; `?outcome=` chooses."""
    upload = _upload_or_404(request, token, is_done=True)
    rows, outcome = trials.told(upload), request.GET.get("outcome", "")
    page_of = numbered(request, trials.told(upload, outcome), PER_PAGE)
    context = {
        "upload": upload,
        "counts": trials.counted(rows),
        "outcome": outcome,
        "page_of": page_of,
        "rows": [(row, Outcome(row["outcome"]).label) for row in page_of],
        "total": len(rows),
        "has_files": any(row["file"] for row in rows),
    }
    return render(request, "exchange/import_report.html", context)


@reviewers
@require_safe
def report_file(request: HttpRequest, token: str) -> HttpResponseBase:
    """The report as CSV."""
    upload = _upload_or_404(request, token, is_done=True)
    name = f"import-{upload.format}-{Path(upload.name).stem}.csv"
    return FileResponse(upload.report.open("rb"), as_attachment=True, filename=name, content_type="text/csv")


def _upload_or_404(request: HttpRequest, token: str, *, is_done: bool = False) -> Upload:
    """The reviewer's own upload; with its report where something was done, else with its file."""
    upload = uploads.find(token, by=member(request).pk)
    if upload is None or not (upload.report if is_done else upload.file).exists():
        raise Http404
    return upload
