"""Compressing answers, but for those that are compressed already or are a part of a file."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

COMPRESSED = ("application/gzip", "image/png", "image/jpeg", "font/woff2")
PARTIAL = 206


class CompressionMiddleware(GZipMiddleware):
    """Django's, which would compress a gzip file once more and take away its length."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed where that makes it smaller and the one who asks can read it."""
        if response.status_code == PARTIAL or response.get("Content-Type", "").startswith(COMPRESSED):
            return response
        return super().process_response(request, response)
