import socket

import pytest

from config.server import ensure_free, greeting


def test_the_greeting_says_where_the_site_is_and_how_to_make_an_administrator(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    text = greeting(8011)
    assert "http://localhost:8011" in text
    assert "make admin" in text
    assert "/mail" in text


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as listener:
        yield listener


def test_a_port_that_another_server_has_is_not_shared(listener):
    port = listener.getsockname()[1]
    with pytest.raises(SystemExit, match=f"Port {port} is not free"):
        ensure_free("127.0.0.1", port)


def test_a_port_just_left_is_free(listener):
    port = listener.getsockname()[1]
    listener.close()
    ensure_free("127.0.0.1", port)
