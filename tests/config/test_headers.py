"""What browsers are told with every page."""

import pytest
from django.test import Client


@pytest.fixture
def response(client, db):
    return client.get("/accounts/login/")


def test_only_our_own_files_may_run_or_style(response):
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "img-src": "'self' data:",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
    ],
)
def test_headers(response, header, value):
    assert response[header] == value


def test_features_that_the_site_never_uses_are_off(response):
    assert "camera=()" in response["Permissions-Policy"]
    assert "geolocation=()" in response["Permissions-Policy"]


def test_a_form_may_set_the_token_cookie_and_nothing_else(response):
    assert set(response.cookies) <= {"csrftoken"}


def test_a_forged_form_gets_a_page_of_ours(editor, db):
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "Edith"})
    assert response.status_code == 403
    assert b"could not be accepted" in response.content
