"""JSON Lines with the whole history: a page a line, all kinds of pages, as `import_events jsonl` reads it.

The records are as they were stored, so that a base filled from it says the same, revision by revision. Authors are
told by their names alone: whoever has an account here has none where this is read.
"""

from collections.abc import Iterator
from itertools import groupby

import orjson
from django.utils.translation import gettext_lazy as _

from exchange.dumping import Dump
from exchange.records import content_of
from incidents.models import Event, Organisation, Source
from incidents.records import revision_of
from taxonomy.models import Law
from taxonomy.schemes import SCHEMES
from wiki.editions import Edition
from wiki.histories import Told, histories
from wiki.models import Guide, WikiPage
from wiki.models.signed import IMPORTED

ORDER: tuple[type[WikiPage], ...] = (*SCHEMES.values(), Law, Organisation, Source, Guide, Event)
"""Kinds of page, each after those that it names."""
LONGEST = 8_000_000
"""Bytes of a line, or nearly: a page with more has several, with its revisions one after another."""


def write() -> Iterator[bytes]:
    """A line for each page, or several for one with a long history."""
    for model in ORDER:
        for _pk, page in groupby(histories(model), key=lambda told: told.pk):
            yield from _page(model.kind, page)


def _page(kind: str, page: Iterator[Told]) -> Iterator[bytes]:
    size = 0
    for told in page:
        if size > LONGEST:
            yield b"]}\n"
            size = 0
        before = b"," if size else _opening(kind, told)
        revision = orjson.dumps(_revision(kind, told.edition))
        size += len(revision)
        yield before + revision
    yield b"]}\n"


def _opening(kind: str, told: Told) -> bytes:
    head = {"kind": kind, "slug": told.edition.slug, "title": told.title, "recorded": True}
    return orjson.dumps(head).removesuffix(b"}") + b',"revisions":['


def _revision(kind: str, edition: Edition) -> dict[str, object]:
    told = revision_of(edition)
    told["author"] = edition.author.removeprefix(IMPORTED)
    return {**content_of(kind, edition.record), "revision": told}


DUMP = Dump(
    name="jsonl",
    file_name="history.jsonl",
    rank=1,
    label=_("Everything, with its history"),
    note=_("every revision of every page, as import_events jsonl reads it"),
    content_type="application/jsonl; charset=utf-8",
    is_history=True,
    write=write,
)
