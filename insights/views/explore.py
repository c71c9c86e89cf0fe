"""/explore/: charts of the events that a question finds, each also as a file."""

import hashlib
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common.access import public
from common.build import build_id
from exchange.responding import licence_url, link_header, problem
from incidents.browsing import OPEN, rails
from incidents.filters import EVERY_CODING
from incidents.views.browse import ABOUT_THE_LIST, has_blanks, misread, passed_over
from insights.asking import CROSSED, Asked
from insights.charting import Chart, answer, charts
from insights.files import FORMATS, Format, file_name
from taxonomy.groups import harm_groups


@public
@require_safe
def explore(request: HttpRequest) -> HttpResponse:
    """Every chart of the events that fit the query string, beside the filters."""
    asked = Asked(request.GET)
    if has_blanks(request):
        return redirect(str(asked.selection.address))
    response = render(request, "insights/explore.html", _context(request, asked))
    if "HX-Request" in request.headers:
        response["HX-Push-Url"] = request.get_full_path()
    return response


@public
@require_safe
def chart_file(request: HttpRequest, chart: Chart, form: Format) -> HttpResponseBase:
    """One chart as a file; 400 where the question cannot be read or has a parameter that is none."""
    asked = Asked(request.GET, path=request.path)
    unknown = {name: [_("There is no such parameter.")] for name in asked.selection.unknown}
    if unknown or not asked.is_valid:
        return problem({**asked.errors, **unknown})
    etag = _etag(request, asked)
    response = get_conditional_response(request, etag) or _file(chart, asked, form)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


def _file(chart: Chart, asked: Asked, form: Format) -> HttpResponse:
    response = HttpResponse(form.write(chart, asked), content_type=form.content_type)
    response["Content-Disposition"] = f'inline; filename="{file_name(chart, form)}"'
    response["Link"] = link_header({"license": licence_url()})
    return response


def _context(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    selection = asked.selection
    return {
        "asked": asked,
        "selection": selection,
        "rails": rails(selection, request.GET.getlist(OPEN)),
        "groups": harm_groups(0),
        **misread(asked.errors, selection.form.fields | asked.form.fields, (*ABOUT_THE_LIST, *CROSSED)),
        "passed_over": passed_over(selection),
        "charts": [_shown(chart, asked) for chart in charts().values()] if asked.is_valid and selection.total else [],
        "crossed": [pair for pair in selection.address.pairs if pair[0] not in CROSSED],
        "events_url": asked.address(),
        "every_url": selection.address.with_only("coded", EVERY_CODING),
        "editors_url": selection.address.without("coded"),
    }


def _shown(chart: Chart, asked: Asked) -> dict[str, Any]:
    made = answer(chart, asked)
    query = urlencode(asked.choice(chart.takes))
    files = [(form.label, f"/explore/{chart.name}.{form.extension}{'?' if query else ''}{query}") for form in FORMATS]
    return {"chart": chart, "series": made.series, "drawing": made.drawing, "files": files}


def _etag(request: HttpRequest, asked: Asked) -> str:
    """It changes with every save of an event and of what events name; weak, for the day in a file is no content."""
    index = asked.index
    parts = (build_id(), index.epoch, index.number, index.vocabulary.number, get_language())
    said = hashlib.sha256(request.get_full_path().encode()).hexdigest()[:16]
    return f'W/"{"-".join(map(str, parts))}-{said}"'
