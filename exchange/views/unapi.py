"""/unapi (unAPI, version 1): keepers of references ask here for a page that names itself by `abbr.unapi-id`."""

from xml.sax.saxutils import quoteattr

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from common.access import public
from exchange.citing.finding import Place, place_of
from exchange.page_formats import PageFormat, page_formats
from wiki.editions import edition_of
from wiki.views.reading import stored_or_404

NAMES = {"ris": "ris", "bibtex": "bib", "csl": "csl.json"}
"""Formats by the names that such programs know, and our extensions; the one they should prefer first."""


@public
@require_safe
def unapi(request: HttpRequest) -> HttpResponse:
    """The formats there are, those of an identifier (300), or what it names in one of them; else 404 and 406."""
    identifier, name = request.GET.get("id", ""), request.GET.get("format", "")
    if not identifier:
        return _formats("", status=200)
    place = place_of(identifier)
    if place is None:
        raise Http404
    if not name:
        return _formats(identifier, status=300)
    if name not in NAMES:
        return HttpResponse(", ".join(NAMES), status=406, content_type="text/plain; charset=utf-8")
    return _file(place, page_formats()[NAMES[name]])


def _formats(identifier: str, status: int) -> HttpResponse:
    of_one = f" id={quoteattr(identifier)}" if identifier else ""
    each = "".join(
        f"<format name={quoteattr(name)} type={quoteattr(page_formats()[extension].media_type)}/>"
        for name, extension in NAMES.items()
    )
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<formats{of_one}>{each}</formats>\n'
    return HttpResponse(content, status=status, content_type="application/xml; charset=utf-8")


def _file(place: Place, page_format: PageFormat) -> HttpResponse:
    edition = edition_of(place.page, stored_or_404(place.page, place.number))
    return HttpResponse(page_format.write(place.page, edition), content_type=page_format.content_type)
