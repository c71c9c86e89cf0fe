"""Alternates: the formats besides HTML that an address has, registered by the layers that write them.

An address with one more ending is the same thing in that format: `/events/leak/` and `/events/leak.ttl`. Whoever asks
the page itself for a format by the Accept header is led there by 303.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _

from common.access import View
from wiki.fields import Words

HTML = "text/html"


class Alternate(NamedTuple):
    """A format: its media type, the ending of its addresses, and what people call it."""

    media_type: str
    extension: str
    label: Words


_offered: dict[str, tuple[Alternate, ...]] = {}


def offer(name: str, *alternates: Alternate) -> None:
    """Register further formats for pages of a kind, or for another thing that has a name."""
    _offered[name] = (*alternates_of(name), *alternates)


def alternates_of(name: str) -> tuple[Alternate, ...]:
    """The formats of pages of a kind, in the order in which they are to be listed."""
    return _offered.get(name, ())


def address_in(path: str, extension: str) -> str:
    """The address of a path in a format, ready for headers and links."""
    return f"{escape_uri_path(path.rstrip('/'))}.{extension}"


def is_for_browsers(request: HttpRequest) -> bool:
    """Whether HTML is asked for before all else, or anything; told at once, for nearly all requests are such."""
    accept = request.META.get("HTTP_ACCEPT") or "*/*"
    return accept == "*/*" or accept.startswith(f"{HTML},")


def negotiable(name_of: Callable[..., str]) -> Callable[[View], View]:
    """Lets a view's address be asked for other formats; `name_of` says of its arguments under which name these are."""

    def negotiating(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            elsewhere = _elsewhere(request, alternates_of(name_of(*args, **kwargs)))
            response = elsewhere or view(request, *args, **kwargs)
            patch_vary_headers(response, ["Accept"])
            return response

        return answered

    return negotiating


def unavailable(path: str, alternates: tuple[Alternate, ...]) -> HttpResponse:
    """406 with the formats that a path has, as links and as a problem (RFC 9457)."""
    available = [
        {"type": HTML, "url": escape_uri_path(path)},
        *({"type": one.media_type, "url": address_in(path, one.extension)} for one in alternates),
    ]
    said = {"title": _("This is not to be had in that format."), "status": 406, "available": available}
    response = HttpResponse(orjson.dumps(said), status=406, content_type="application/problem+json")
    response["Link"] = ", ".join(f'<{one["url"]}>; rel="alternate"; type="{one["type"]}"' for one in available)
    response["Cache-Control"] = "no-store"
    return response


def _elsewhere(request: HttpRequest, alternates: tuple[Alternate, ...]) -> HttpResponse | None:
    """303 to the format that is asked for, 406 where there is none such; None for HTML."""
    if is_for_browsers(request):
        return None
    preferred = request.get_preferred_type([HTML, *(one.media_type for one in alternates)])
    if preferred == HTML or (preferred is None and "html" in request.headers["Accept"]):
        return None
    if preferred is None:
        return unavailable(request.path, alternates)
    extension = next(one.extension for one in alternates if one.media_type == preferred)
    return HttpResponse(status=303, headers={"Location": address_in(request.path, extension)})
