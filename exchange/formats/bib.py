"""BibTeX: a revision as an entry for keepers of references."""

from exchange.citing.latex import bibtex
from exchange.citing.pages import cited_page
from exchange.page_formats import PageFormat, every_kind
from wiki.editions import Edition
from wiki.models import WikiPage


def write(page: WikiPage, edition: Edition) -> bytes:
    """One entry."""
    return bibtex(cited_page(page, edition)).encode()


FORMAT = PageFormat(
    extension="bib",
    rank=10,
    label="BibTeX",
    content_type="application/x-bibtex; charset=utf-8",
    kinds=every_kind(),
    write=write,
)
