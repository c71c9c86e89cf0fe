"""What every template knows about the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """A context processor: the site's name, its address, the licence of its content (name, url), and the part of
    the site that a page is in (`section`), with what navigation says of it (`here`, for aria-current)."""
    section = request.path.split("/", 2)[1]
    return {
        "SITE_NAME": settings.SITE_NAME,
        "BASE_URL": settings.BASE_URL,
        "CONTENT_LICENCE": settings.CONTENT_LICENCE,
        "section": section,
        "here": "page" if request.path == f"/{section}/" else "true",
    }
