import pytest
from django.core.checks import Tags, run_checks

from config import checks


def warnings():
    """What `check --deploy` finds."""
    messages = run_checks(include_deployment_checks=True, tags=[Tags.security])
    return sorted(message.id for message in messages if message.id.startswith("config."))


@pytest.mark.parametrize("base_url", ["http://localhost:8000", "https://casebook.example"])
def test_an_address_of_a_site_is_taken(settings, base_url):
    settings.BASE_URL = base_url
    assert checks.base_url_is_an_address() == []


@pytest.mark.parametrize(
    "base_url", ["", "casebook.example", "ftp://casebook.example", "https://casebook.example/wiki"]
)
def test_what_is_no_address_is_an_error(settings, base_url):
    settings.BASE_URL = base_url
    assert [message.id for message in checks.base_url_is_an_address()] == ["config.E001"]


@pytest.mark.parametrize("limit", ["", "30", "30/minute", "many/m"])
def test_an_unreadable_limit_is_an_error_that_names_its_variable(settings, limit):
    settings.RATE_LIMITS = {"edit": limit, "report": "5/h"}
    [message] = checks.rate_limits_are_readable()
    assert "RATE_LIMIT_EDIT" in message.msg


def test_a_public_site_is_warned_of_mail_in_a_folder_and_of_plain_http(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.BASE_URL = "http://casebook.example"
    assert warnings() == ["config.W001", "config.W002"]


def test_a_public_site_that_is_well_set_is_not_warned(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.BASE_URL = "https://casebook.example"
    settings.SECURE_SSL_REDIRECT, settings.TRUSTED_PROXY_COUNT = True, 1
    assert warnings() == []
    settings.TRUSTED_PROXY_COUNT = 0
    assert warnings() == ["config.W003"]
