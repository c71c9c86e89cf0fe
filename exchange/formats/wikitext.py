"""Wikitext: an event as a page of MediaWiki with its infobox."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from exchange.page_formats import PageFormat
from exchange.wikitext.writing import event_page
from wiki.editions import Edition
from wiki.models import WikiPage


def write(page: WikiPage, edition: Edition) -> bytes:
    """The wikitext in UTF-8."""
    return f"{event_page(edition.record, settings.BASE_URL)}\n".encode()


FORMAT = PageFormat(
    extension="wikitext",
    rank=8,
    label=_("Wikitext"),
    content_type="text/x-wiki; charset=utf-8",
    kinds=("event",),
    write=write,
)
