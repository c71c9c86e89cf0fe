"""Markdown: an event as one text."""

from django.utils.translation import gettext_lazy as _

from exchange.markdown import written
from exchange.page_formats import PageFormat
from wiki.editions import Edition
from wiki.models import WikiPage


def write(page: WikiPage, edition: Edition) -> bytes:
    """The whole text in UTF-8."""
    return written(edition).encode()


FORMAT = PageFormat(
    extension="md",
    rank=4,
    label=_("Markdown"),
    content_type="text/markdown; charset=utf-8",
    kinds=("event",),
    write=write,
)
