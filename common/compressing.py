"""Compressing answers, but for those that are compressed already or are a part of a file."""

import secrets
import zlib

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.utils.cache import patch_vary_headers

COMPRESSED = ("application/gzip", "image/png", "image/jpeg", "font/woff2")
PARTIAL, NOT_MODIFIED = 206, 304
LEAST = 200
"""Bytes that are worth it."""
GZIP = zlib.MAX_WBITS | 16
"""Tells zlib to write and read the head of a gzip file; Python's gzip does the same, slowly."""
HAS_NAME = b"\x08"
LEVEL = 4
"""Takes two thirds of the time of level 6, Django's, for three bytes more in a hundred."""


class CompressionMiddleware(GZipMiddleware):
    """Django's, which would compress a gzip file once more and take away its length; whole answers more quickly."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed where that makes it smaller and the one who asks can read it."""
        if response.status_code == NOT_MODIFIED:
            patch_vary_headers(response, ["Accept-Encoding"])
            return response
        if response.status_code == PARTIAL or response.get("Content-Type", "").startswith(COMPRESSED):
            return response
        if not isinstance(response, HttpResponse):
            return super().process_response(request, response)
        if len(response.content) >= LEAST and not response.has_header("Content-Encoding"):
            patch_vary_headers(response, ["Accept-Encoding"])
            if re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
                self._compress(response)
        return response

    def _compress(self, response: HttpResponse) -> None:
        compressed = _named(zlib.compress(response.content, LEVEL, GZIP), secrets.randbelow(self.max_random_bytes))
        if len(compressed) >= len(response.content):
            return
        response.content = compressed
        response["Content-Length"] = str(len(compressed))
        response["Content-Encoding"] = "gzip"
        if response.get("ETag", "").startswith('"'):
            response["ETag"] = f"W/{response['ETag']}"


def _named(file: bytes, length: int) -> bytes:
    """A gzip file with a name so long (RFC 1952): where that is left to chance, its size tells less of its content."""
    return file[:3] + HAS_NAME + file[4:10] + b"a" * length + b"\0" + file[10:]
