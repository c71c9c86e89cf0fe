"""What the server is handed: whole answers as one list of bytes, streams as they are."""

import io

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from config.wsgi import application


def handed_over(environ):
    return application(environ, lambda status, headers: None)


@pytest.fixture
def answer(monkeypatch):
    """What the server gets for a request that a view answered so."""

    def handed(response):
        monkeypatch.setattr(application, "get_response", lambda request: response)
        return handed_over(RequestFactory()._base_environ())

    return handed


def test_a_whole_answer_is_one_list_and_closed(answer, db):
    closed = []
    response = HttpResponse([b"knowledge ", b"base"])
    response._resource_closers.append(lambda: closed.append(True))
    assert answer(response) == [b"knowledge base"]
    assert response.closed
    assert closed == [True]


def test_a_stream_stays_one(answer, db):
    response = StreamingHttpResponse(iter([b"a", b"b"]))
    assert answer(response) is response
    assert not response.closed


class BrokenOff(io.BytesIO):
    """A body whose sender has gone."""

    def read(self, size=-1):
        raise ConnectionResetError


def sent(body, **said):
    """A request to a page that takes no body."""
    return RequestFactory()._base_environ(REQUEST_METHOD="POST", PATH_INFO="/nothing/", **{"wsgi.input": body}, **said)


def test_a_body_that_no_view_wanted_is_read(db):
    body = io.BytesIO(b"x" * 200_000)
    handed_over(sent(body, CONTENT_LENGTH="200000"))
    assert body.tell() == 200_000


def test_a_body_of_unsaid_length_is_read(db):
    body = io.BytesIO(b"x" * 200_000)
    handed_over(sent(body, HTTP_TRANSFER_ENCODING="chunked"))
    assert body.tell() == 200_000


def test_no_more_of_it_is_read_than_a_file_may_have(db, settings):
    settings.UPLOAD_MOST_BYTES = 100_000
    body = io.BytesIO(b"x" * 500_000)
    handed_over(sent(body, CONTENT_LENGTH="500000"))
    assert 100_000 <= body.tell() < 200_000


def test_a_client_that_has_gone_is_no_error(db):
    assert b"404" in handed_over(sent(BrokenOff(), CONTENT_LENGTH="200000"))[0]
