"""Ready-made citations: of a page as it was in a revision, and of the whole base."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common.access import public
from exchange.citing import cff
from exchange.citing.cited import base as whole_base
from exchange.citing.finding import Place
from exchange.citing.formats import citation_formats, citations_of
from exchange.citing.pages import cited_page
from exchange.embedding import Frame
from incidents.models import Event
from wiki.editions import edition_of
from wiki.markup import anchors_in
from wiki.models import Change, WikiPage
from wiki.pages import page_view
from wiki.reading import rendering_of
from wiki.views.reading import stored_or_404

FILES = [(one.extension, one.label) for one in citation_formats().values() if one.extension]
"""Endings and names of the formats that a citation is a file of."""


@public
@require_safe
@page_view
def page(request: HttpRequest, page: WikiPage, number: int | None = None) -> HttpResponse:
    """How to cite a page: its latest revision, or another."""
    stored = stored_or_404(page, number or page.latest_number)
    rendering = rendering_of(page, stored)
    cited = cited_page(page, edition_of(page, stored), accessed=timezone.localdate())
    context = {
        "page": page,
        "change": stored.change,
        "cited": cited,
        "citations": citations_of(cited),
        "anchors": anchors_in(rendering.summary_html + rendering.html),
        "files": FILES,
        "revision_url": f"{page.get_absolute_url()}revisions/{stored.change.number}/",
        "frame": Frame(Place(page, stored.change.number, is_pinned=True)).html if page.kind == Event.kind else "",
    }
    return render(request, "exchange/cite.html", context)


@public
@require_safe
def base(request: HttpRequest) -> HttpResponse:
    """How to cite the base, one of its pages, and what it shows."""
    cited = whole_base(_changed(), accessed=timezone.localdate())
    title = _("How to cite %(site)s") % {"site": settings.SITE_NAME}
    return render(request, "exchange/cite_base.html", {"title": title, "citations": citations_of(cited)})


@public
@require_safe
def citation_file(request: HttpRequest) -> HttpResponse:
    """CITATION.cff of the base."""
    return HttpResponse(cff.written(whole_base(_changed())), content_type="application/yaml; charset=utf-8")


def _changed() -> date:
    """The day of the last change to anything."""
    last = Change.objects.newest_first().values_list("moment", flat=True).first()
    return last.date() if last else timezone.localdate()
