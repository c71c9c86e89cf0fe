"""What `manage.py check` asks of the settings; `check --deploy` asks more."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004

from common.limits import Limit


@register()
def base_url_is_an_address(**kwargs: Any) -> list[CheckMessage]:
    """Links in mails, feeds and citations begin with BASE_URL."""
    address = urlsplit(settings.BASE_URL)
    if address.scheme in ("http", "https") and address.hostname and not (address.path or address.query):
        return []
    return [Error(f"BASE_URL is not an address of a site: {settings.BASE_URL!r}", hint="https://…", id="config.E001")]


@register()
def rate_limits_are_readable(**kwargs: Any) -> list[CheckMessage]:
    """A limit that cannot be read would fail at the first post."""
    messages: list[CheckMessage] = []
    for name, text in settings.RATE_LIMITS.items():
        try:
            Limit.parse(text)
        except (KeyError, ValueError):
            variable = f"RATE_LIMIT_{name.upper()}"
            messages.append(Error(f"{variable} is no limit: {text!r}", hint="Such as 30/m.", id="config.E002"))
    return messages


@register(Tags.security, deploy=True)
def mail_leaves_the_machine(**kwargs: Any) -> list[CheckMessage]:
    """Nobody can sign up where the mails that check addresses stay in a folder."""
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        return [Warning("Mail goes to a folder; nobody will get any.", hint="Set EMAIL_URL.", id="config.W001")]
    return []


@register(Tags.security, deploy=True)
def readers_come_by_https(**kwargs: Any) -> list[CheckMessage]:
    """Secure cookies, HSTS and passkeys hang on an https BASE_URL."""
    if not settings.BASE_URL.startswith("https://"):
        return [Warning("BASE_URL is not https.", hint="Serve the site behind TLS.", id="config.W002")]
    return []


@register(Tags.security, deploy=True)
def https_is_ended_by_a_trusted_proxy(**kwargs: Any) -> list[CheckMessage]:
    """Unless the proxy that ends TLS is trusted, every request looks like plain HTTP and is redirected for ever."""
    if settings.SECURE_SSL_REDIRECT and not settings.TRUSTED_PROXY_COUNT:
        return [
            Warning("BASE_URL is https and no proxy is trusted.", hint="Set TRUSTED_PROXY_COUNT.", id="config.W003")
        ]
    return []
