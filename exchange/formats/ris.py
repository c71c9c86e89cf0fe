"""RIS: a revision as an entry for keepers of references."""

from exchange.citing.pages import cited_page
from exchange.citing.ris import ris
from exchange.page_formats import PageFormat, every_kind
from wiki.editions import Edition
from wiki.models import WikiPage


def write(page: WikiPage, edition: Edition) -> bytes:
    """One entry."""
    return ris(cited_page(page, edition)).encode()


FORMAT = PageFormat(
    extension="ris",
    rank=11,
    label="RIS",
    content_type="application/x-research-info-systems; charset=utf-8",
    kinds=every_kind(),
    write=write,
)
