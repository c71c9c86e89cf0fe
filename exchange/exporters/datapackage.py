"""A Data Package of Frictionless: what the other formats of the same question hold, field by field."""

from collections.abc import Iterator

import orjson
from django.utils.translation import gettext_lazy as _

from exchange.describing import DESCRIPTION, package
from exchange.exporting import Export, Exporter


def write(export: Export) -> Iterator[bytes]:
    """The description in one piece: it has no events."""
    yield orjson.dumps(package(export), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


EXPORTER = Exporter(
    extension=DESCRIPTION,
    rank=9,
    label=_("Data Package"),
    note=_("what these files hold, field by field"),
    content_type="application/vnd.datapackage+json",
    write=write,
)
