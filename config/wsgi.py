"""The WSGI application that the server runs."""

import os
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


AT_A_TIME = 64 * 1024
"""Bytes of a body that nobody wanted, read in one go."""


class Application(WSGIHandler):
    """Django's, which hands over a whole answer as a list: that is sent at once, where granian streams all else.

    What a view left unread of the request is read first: granian closes the connection over it, and the next request
    that a client sends on it would find nobody there.
    """

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # type: ignore[override]
        response: Any = super().__call__(environ, start_response)
        read_the_rest(environ)
        if not isinstance(response, HttpResponse):
            return response  # type: ignore[no-any-return]
        try:
            return [response.content]
        finally:
            response.close()


def read_the_rest(environ: dict[str, Any]) -> None:
    """Read and drop what is left of a request's body, up to the size that files may have."""
    if environ.get("CONTENT_LENGTH") in ("", "0", None) and "HTTP_TRANSFER_ENCODING" not in environ:
        return
    left = settings.UPLOAD_MOST_BYTES
    with suppress(OSError):  # whoever sent it has gone
        while left > 0 and (read := environ["wsgi.input"].read(AT_A_TIME)):
            left -= len(read)


django.setup(set_prefix=False)
application = Application()
