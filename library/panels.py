"""What the library adds to an event's page of links: the reading lists that it is in."""

from django.http import HttpRequest

from common.paging import numbered
from incidents.models import Event
from library.models import ReadingList
from wiki.models import WikiPage
from wiki.panels import Panel, panel

PER_PAGE = 50


@panel([Event.kind], place="links")
def lists_with(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Public lists that have the event; nothing where there is none."""
    lists = ReadingList.objects.public().having(page.pk).select_related("owner").latest_first()
    page_of = numbered(request, lists, PER_PAGE, "lists")
    return Panel("library/_lists_panel.html", {"page_of": page_of}) if page_of else None
