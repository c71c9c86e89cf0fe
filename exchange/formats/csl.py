"""CSL-JSON: a revision as an item for engines of the Citation Style Language."""

import orjson

from exchange.citing.csl import item_with_orcid
from exchange.citing.pages import cited_page
from exchange.page_formats import PageFormat, every_kind
from wiki.editions import Edition
from wiki.models import WikiPage


def write(page: WikiPage, edition: Edition) -> bytes:
    """A list of one item."""
    items = [item_with_orcid(cited_page(page, edition))]
    return orjson.dumps(items, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


FORMAT = PageFormat(
    extension="csl.json",
    rank=12,
    label="CSL-JSON",
    content_type="application/vnd.citationstyles.csl+json",
    kinds=every_kind(),
    write=write,
)
