"""The icon, for browsers and feed readers that ask for it at the address of old."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from common.access import public

A_DAY = 24 * 60 * 60


@public
@require_safe
@cache_control(public=True, max_age=A_DAY)
def favicon(request: HttpRequest) -> HttpResponse:
    """/favicon.ico leads to the icon that pages name; not for good, for its address changes with its content."""
    return redirect(static("img/favicon.svg"))
