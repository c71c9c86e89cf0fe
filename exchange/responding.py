"""Answers in the formats of exports: streamed with the headers that all have, or a problem that says what is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

PIECE = 64 * 1024
PROBLEM = "application/problem+json"


def streamed(request: HttpRequest, pieces: Iterable[bytes], content_type: str, file_name: str) -> HttpResponseBase:
    """A file that is made while it is sent, in pieces of some 64 KiB; a HEAD request makes none of it."""
    content = () if request.method == "HEAD" else in_pieces(pieces)
    response = StreamingHttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file_name)}"
    return response


def in_pieces(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer parts, each worth being sent."""
    held: list[bytes] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def link_header(links: Mapping[str, str]) -> str:
    """The Link header (RFC 8288): an address for each relation; those without one are left out."""
    return ", ".join(f'<{url}>; rel="{relation}"' for relation, url in links.items() if url)


def licence_url() -> str:
    """Where the licence of the content stands."""
    return str(settings.CONTENT_LICENCE["url"])


def problem(errors: Mapping[str, Sequence[str]]) -> HttpResponse:
    """400 with what is wrong, by parameter (RFC 9457)."""
    said = {
        "title": _("This question cannot be answered as it stands."),
        "status": 400,
        "detail": "\n".join(f"{name}: {message}" for name, messages in errors.items() for message in messages),
        "errors": errors,
    }
    content = orjson.dumps(said, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return HttpResponse(content, status=400, content_type=PROBLEM, headers={"Cache-Control": "no-store"})
