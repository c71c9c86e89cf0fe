"""What every template knows about the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """A context processor: the site's name, its address and the licence of its content (name, url)."""
    return {
        "SITE_NAME": settings.SITE_NAME,
        "BASE_URL": settings.BASE_URL,
        "CONTENT_LICENCE": settings.CONTENT_LICENCE,
    }
