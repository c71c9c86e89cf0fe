"""What the server is handed: whole answers as one list of bytes, streams as they are."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from config.wsgi import application


@pytest.fixture
def answer(monkeypatch):
    """What the server gets for a request that a view answered so."""

    def handed(response):
        monkeypatch.setattr(application, "get_response", lambda request: response)
        return application(RequestFactory()._base_environ(), lambda status, headers: None)

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
