"""Linkset (RFC 9264): where a revision is cited, described and licensed, as Signposting has it in headers."""

import orjson
from django.utils.translation import gettext_lazy as _

from exchange.page_formats import PageFormat, every_kind
from exchange.records import page_url
from exchange.signposting import LINKSET, linkset
from wiki.editions import Edition
from wiki.models import WikiPage


def write(page: WikiPage, edition: Edition) -> bytes:
    """One set, whose anchor is the revision's page."""
    anchor = f"{page_url(page.kind, page.slug)}revisions/{edition.number}/"
    links = {"linkset": [{"anchor": anchor, **linkset(page, edition.number)}]}
    return orjson.dumps(links, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


FORMAT = PageFormat(
    extension="linkset",
    rank=30,
    label=_("Links"),
    content_type=LINKSET,
    kinds=every_kind(),
    write=write,
)
