"""What is compressed on its way, and what is not."""

import gzip
import os

import pytest
from django.http import HttpResponse, HttpResponseNotModified, StreamingHttpResponse

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


def answered(rf, content, accept="gzip", **headers):
    request = rf.get("/", headers={"Accept-Encoding": accept})
    return CompressionMiddleware(lambda _: HttpResponse(content, headers=headers))(request)


def test_it_is_what_was_answered_and_weakens_its_tag(rf):
    response = answered(rf, LONG, ETag='"1"')
    assert gzip.decompress(response.content).decode() == LONG
    assert response["Content-Length"] == str(len(response.content))
    assert len(response.content) < len(LONG)
    assert (response["ETag"], response["Vary"]) == ('W/"1"', "Accept-Encoding")


def test_what_was_not_modified_is_kept_for_the_same_requests(rf):
    response = CompressionMiddleware(lambda _: HttpResponseNotModified())(rf.get("/"))
    assert (response["Vary"], response.content) == ("Accept-Encoding", b"")


def test_its_size_is_left_to_chance(rf):
    assert len({len(answered(rf, LONG).content) for _ in range(50)}) > 1


@pytest.mark.parametrize(("content", "accept"), [("short", "gzip"), (os.urandom(300), "gzip"), (LONG, "br")])
def test_what_gains_nothing_or_is_not_understood_stays_as_it_is(rf, content, accept):
    response = answered(rf, content, accept, ETag='"1"')
    assert not response.has_header("Content-Encoding")
    assert response.content == (content if isinstance(content, bytes) else content.encode())
    assert response["ETag"] == '"1"'


def test_a_stream_is_compressed_as_it_goes(rf):
    request = rf.get("/", headers={"Accept-Encoding": "gzip"})
    response = CompressionMiddleware(lambda _: StreamingHttpResponse(iter([LONG, LONG])))(request)
    assert gzip.decompress(b"".join(response)).decode() == LONG * 2
