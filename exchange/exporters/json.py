"""JSON: one object that says what was asked, when, under which licence and what the keys mean, with the records."""

from collections.abc import Iterator

import orjson
from django.utils.translation import gettext_lazy as _

from exchange.describing import answer
from exchange.exporting import Export, Exporter
from incidents.records import KEYS, public


def write(export: Export) -> Iterator[bytes]:
    """The description, with the records as its last key."""
    yield orjson.dumps(answer(export, KEYS)).removesuffix(b"}") + b',"results":['
    before = b"\n"
    for edition in export.editions():
        yield before + orjson.dumps(public(edition))
        before = b",\n"
    yield b"\n]}\n"


EXPORTER = Exporter(
    extension="json",
    rank=3,
    label=_("JSON"),
    note=_("the same records in one object that says what they are"),
    content_type="application/json",
    write=write,
    fields=KEYS,
    dialect={"property": "results", "json": {"property": "results"}},  # the standard’s word, and frictionless-py’s
)
