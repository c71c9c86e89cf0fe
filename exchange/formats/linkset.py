"""Linkset (RFC 9264): where a revision is cited, described and licensed, as Signposting has it in headers."""

import orjson
from django.utils.translation import gettext_lazy as _

from exchange.citing.pages import cited_page
from exchange.page_formats import PageFormat, every_kind
from exchange.signposting import LINKSET, linkset
from wiki.editions import Edition
from wiki.models import WikiPage


def write(page: WikiPage, edition: Edition) -> bytes:
    """One set, whose anchor is the revision's page; contributors with an ORCID iD are among its authors."""
    cited, links = cited_page(page, edition), linkset(page, edition.number)
    links["author"] += [{"href": author.orcid_url} for author in cited.authors if author.orcid]
    return orjson.dumps(
        {"linkset": [{"anchor": cited.url, **links}]}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    )


FORMAT = PageFormat(
    extension="linkset",
    rank=30,
    label=_("Links"),
    content_type=LINKSET,
    kinds=every_kind(),
    write=write,
)
