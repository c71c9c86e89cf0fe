"""What DataCite is told of the whole base and of dumps, as files; cited questions have theirs among their own."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from common.access import public
from exchange.dump_sets import dump_set, folder_of_sets
from library.datacite import json, xml
from library.datacite.dataset import Dataset
from library.datacite.things import of_base, of_dump

FORMS: dict[str, Callable[[Dataset], bytes]] = {"json": json.written, "xml": xml.written}


@public
@require_safe
def base(request: HttpRequest, form: str) -> HttpResponse:
    """The metadata of the base, as of its last change."""
    return _answer(of_base(), form)


@public
@require_safe
def dump(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """The metadata of a set of dumps, with the sets before and after."""
    found = dump_set(folder_of_sets(), name)
    if found is None:
        raise Http404
    return _answer(of_dump(found), form)


def _answer(dataset: Dataset, form: str) -> HttpResponse:
    media_type = f"application/vnd.datacite.datacite+{form}"
    return HttpResponse(FORMS[form](dataset), content_type=media_type, headers={"Cache-Control": "no-cache"})
