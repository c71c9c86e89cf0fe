"""What of the library goes out with the whole base: public reading lists, in dumps and in sitemaps."""

from collections.abc import Iterator
from typing import Any

import orjson
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.dumping import Dump, add_dump
from library.lists.reading import shelf_of
from library.lists.records import whole
from library.models import ReadingList
from wiki.mapped import Mapped, put_on_map

AT_ONCE = 100


def write() -> Iterator[bytes]:
    """A list a line, in the order in which they were begun, with its events as `/lists/<key>.json` has them."""
    for one in _public().select_related("owner").order_by("pk").iterator(chunk_size=AT_ONCE):
        yield orjson.dumps(whole(shelf_of(one)), option=orjson.OPT_APPEND_NEWLINE)


def _public() -> QuerySet[Any]:
    return ReadingList.objects.public()


add_dump(
    Dump(
        name="lists",
        file_name="lists.jsonl",
        rank=5,
        label=_("Public reading lists"),
        note=_("each list with its events, pinned to a revision or not, and what is written beside them"),
        content_type="application/jsonl; charset=utf-8",
        is_history=False,
        write=write,
    )
)
put_on_map("list", Mapped(_public, "key", "/lists/{}/".format))
