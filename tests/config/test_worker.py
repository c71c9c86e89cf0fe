"""A worker of the server loads the index in a thread of its own as it starts, and leaves no connection behind."""

import gc
import importlib
import sys
import threading
from types import SimpleNamespace

import pytest
from django.db import connections

from config import wsgi
from incidents import hits, search
from incidents.index import current
from incidents.index.process import _Process
from incidents.index.snapshot import Index
from tests.factories import make_event

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def closed(monkeypatch):
    """The names of the threads that closed their connection."""
    names, close = [], type(connections["default"]).close

    def noted(self):
        names.append(threading.current_thread().name)
        close(self)

    monkeypatch.setattr(type(connections["default"]), "close", noted)
    return names


@pytest.fixture
def worker(monkeypatch, closed):
    """What makes a worker start, and waits for what it does beside its requests."""
    monkeypatch.setattr(_Process, "index", Index())
    monkeypatch.delitem(sys.modules, "config.worker", raising=False)
    before = set(threading.enumerate())

    def start():
        module = importlib.import_module("config.worker")
        for thread in set(threading.enumerate()) - before:
            assert thread.daemon, "a worker that is told to stop waits for no index"
            thread.join(timeout=20)
        return module

    yield start
    gc.unfreeze()


def test_it_serves_the_site(worker):
    assert worker().application is wsgi.application


def test_it_loads_the_index_before_anyone_asks_and_closes_the_connection(worker, closed, editor):
    event = make_event(editor)
    closed.clear()
    worker()
    assert list(_Process.index.live) == [event.pk]
    assert closed == ["index"]


def test_it_finds_common_words_before_anyone_asks(worker, monkeypatch, editor):
    event = make_event(editor, title="A leak")
    monkeypatch.setattr(hits._Process, "common", {})
    monkeypatch.setattr(search, "common_words", lambda: ["leak"])
    worker()

    def matching(query, only=None):
        raise AssertionError("It was found before.")

    monkeypatch.setattr(search, "matching", matching)
    assert list(hits.hits_of(current(), search.parse("leak"))) == [event.pk]


def test_a_base_that_fails_is_let_go_too(worker, monkeypatch):
    module, closed = worker(), []

    def fail():
        raise OSError("No base.")

    monkeypatch.setattr(module, "current", fail)
    monkeypatch.setattr(module, "connection", SimpleNamespace(close=lambda: closed.append(True)))
    with pytest.raises(OSError, match="No base"):
        module.load_index()
    assert closed == [True]
