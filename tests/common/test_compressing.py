"""What is compressed on its way, and what is not."""

import pytest
from django.http import HttpResponse

from common.compressing import CompressionMiddleware

LONG = "word " * 200


@pytest.mark.parametrize(
    ("content_type", "status", "compressed"),
    [
        ("text/html; charset=utf-8", 200, True),
        ("application/json", 200, True),
        ("application/gzip", 200, False),
        ("text/plain; charset=utf-8", 206, False),
    ],
)
def test_only_what_it_helps_is_compressed(rf, content_type, status, compressed):
    request = rf.get("/", headers={"Accept-Encoding": "gzip"})
    response = CompressionMiddleware(lambda _: HttpResponse(LONG, content_type=content_type, status=status))(request)
    assert response.has_header("Content-Encoding") == compressed
