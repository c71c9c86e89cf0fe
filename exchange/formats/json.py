"""JSON: the public record of a revision."""

import orjson
from django.utils.translation import gettext_lazy as _

from exchange.page_formats import PageFormat, every_kind
from exchange.records import public_record
from wiki.editions import Edition
from wiki.models import WikiPage


def write(page: WikiPage, edition: Edition) -> bytes:
    """One object, indented for people who look into it."""
    return orjson.dumps(public_record(page.kind, edition), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


FORMAT = PageFormat(
    extension="json", rank=1, label=_("JSON"), content_type="application/json", kinds=every_kind(), write=write
)
