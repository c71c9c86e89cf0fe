"""/dumps/: dated sets of the whole base, and their files."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from whitenoise.middleware import WhiteNoiseFileResponse
from whitenoise.responders import StaticFile

from common.access import public
from exchange.dump_sets import DumpSet, dump_set, dump_sets, folder_of_sets, latest_set, media_type_of
from exchange.responding import licence_url, link_header
from wiki.alternates import negotiable

FOR_EVER = "public, max-age=31536000, immutable"


@public
@require_safe
@negotiable(lambda: "dumps")
def sets(request: HttpRequest) -> HttpResponse:
    """All sets, the newest first."""
    return render(request, "exchange/dumps.html", {"sets": dump_sets(folder_of_sets())})


@public
@require_safe
def one_set(request: HttpRequest, name: str) -> HttpResponse:
    """One set with its files."""
    return render(request, "exchange/dump.html", {"set": _set_or_404(name)})


@public
@require_safe
def latest(request: HttpRequest, file_name: str = "") -> HttpResponse:
    """On to the newest set, or a file of it: an address that stays."""
    newest = latest_set(folder_of_sets())
    if newest is None or (file_name and newest.file(file_name) is None):
        raise Http404
    response = redirect(f"{newest.url}{file_name}")
    response["Cache-Control"] = "no-cache"
    return response


@public
@require_safe
def file(request: HttpRequest, name: str, file_name: str) -> HttpResponseBase:
    """A file of a set, or the part of it that is asked for. It never changes."""
    path = _set_or_404(name).file(file_name)
    if path is None or not path.is_file():
        raise Http404
    return _sent(request, path)


def _set_or_404(name: str) -> DumpSet:
    found = dump_set(folder_of_sets(), name)
    if found is None:
        raise Http404
    return found


def _sent(request: HttpRequest, path: Path) -> HttpResponseBase:
    """As WhiteNoise sends static files: with ETag, 304 and ranges."""
    headers = [
        ("Content-Type", media_type_of(path)),
        ("Cache-Control", FOR_EVER),
        ("Accept-Ranges", "bytes"),
        ("Link", link_header({"license": licence_url(), "describedby": f"/dumps/{path.parent.name}/datapackage.json"})),
    ]
    answer = StaticFile(str(path), headers).get_response(request.method, request.META)
    response: HttpResponseBase = WhiteNoiseFileResponse(answer.file or (), status=int(answer.status))
    del response["Content-Type"]
    for key, value in answer.headers:
        response[key] = value
    return response
