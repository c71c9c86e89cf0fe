"""Sessions: found while they last, and gone with the one who signs out."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_what_django_itself_wrote_is_read():
    session = DatabaseStore()
    session["who"] = "Edith"
    session.create()
    assert import_module(settings.SESSION_ENGINE).SessionStore is SessionStore
    assert SessionStore(session.session_key)["who"] == "Edith"


def test_one_that_has_ended_is_not_known():
    session = SessionStore()
    session["who"] = "Edith"
    session.create()
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    late = SessionStore(session.session_key)
    assert late.load() == {}
    assert late.session_key is None


def test_one_that_never_was_is_not_known(client):
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    assert client.get("/accounts/preferences/").status_code == 302


def test_who_signs_out_is_out(editor_client):
    key = editor_client.cookies[settings.SESSION_COOKIE_NAME].value
    editor_client.post("/accounts/logout/")
    assert SessionStore(key).load() == {}
