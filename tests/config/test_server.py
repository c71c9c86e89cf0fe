from config.server import greeting


def test_the_greeting_says_where_the_site_is_and_how_to_make_an_administrator(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    text = greeting(8011)
    assert "http://localhost:8011" in text
    assert "make admin" in text
    assert "/mail" in text
