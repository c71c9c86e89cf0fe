"""The WSGI application that the server runs."""

import os
from collections.abc import Iterable
from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


class Application(WSGIHandler):
    """Django's, which hands over a whole answer as a list: that is sent at once, where granian streams all else."""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # type: ignore[override]
        response: Any = super().__call__(environ, start_response)
        if not isinstance(response, HttpResponse):
            return response  # type: ignore[no-any-return]
        try:
            return [response.content]
        finally:
            response.close()


django.setup(set_prefix=False)
application = Application()
