"""/events.csv and the like: the events of a question as a file."""

import hashlib

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common.access import public
from common.build import build_id
from exchange.describing import DESCRIPTION
from exchange.exporting import Exporter, QuestionExport
from exchange.responding import licence_url, link_header, problem, streamed
from incidents.selection import Selection
from incidents.views.browse import KEPT


@public
@require_safe
def events(request: HttpRequest, exporter: Exporter) -> HttpResponseBase:
    """The events that fit the query string; 400 where it cannot be read or has a parameter that is none."""
    selection = Selection(request.GET, path=request.path)
    unknown = {name: [_("There is no such parameter.")] for name in selection.unknown if name not in KEPT}
    if unknown or not selection.is_valid:
        return problem({**selection.errors, **unknown})
    etag = _etag(selection, request, exporter)
    response = get_conditional_response(request, etag) or _answered(request, selection, exporter)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


def _answered(request: HttpRequest, selection: Selection, exporter: Exporter) -> HttpResponseBase:
    export = QuestionExport(selection, request.GET)
    name = export.file_name(exporter.extension)
    response = streamed(request, exporter.write(export), exporter.content_type, name)
    described = "" if exporter.extension == DESCRIPTION else export.url(DESCRIPTION)
    links = {"license": licence_url(), "describedby": described, "next": export.next, "prev": export.previous}
    response["Link"] = link_header(links)
    return response


def _etag(selection: Selection, request: HttpRequest, exporter: Exporter) -> str:
    """It changes with every save of an event and of what events name; weak, for the moment in a file is no content."""
    index = selection.index
    parts = (build_id(), exporter.extension, index.epoch, index.number, index.vocabulary.number)
    asked = hashlib.sha256(request.META["QUERY_STRING"].encode()).hexdigest()[:16]
    return f'W/"{"-".join(map(str, parts))}-{asked}"'
