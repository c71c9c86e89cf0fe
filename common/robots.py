"""What robots are asked: the pages are theirs to read, the tools of writing are not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from common.access import public

RULES = """\
User-agent: *
Disallow: /accounts/
Disallow: /admin/
Disallow: /random/
Disallow: /report/
Disallow: /*/edit/
Disallow: /*/diff/
Disallow: /*/revert/
Disallow: /*/undo/
Disallow: /*/undo-all/
Disallow: /*/move/
Disallow: /*/delete/
Disallow: /*/restore/
Disallow: /*/talk/new/
Disallow: /*/reply/
Disallow: /*/revisions/
"""


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """/robots.txt"""
    return HttpResponse(f"{RULES}\nSitemap: {settings.BASE_URL}/sitemap.xml\n", content_type="text/plain")
