"""Formats of single pages: a page of any kind, today's or an old revision, in what `exchange/formats/` has."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from common.registry import plugins
from exchange import formats as folder
from wiki.alternates import Alternate
from wiki.editions import Edition
from wiki.fields import Words
from wiki.kinds import all_kinds
from wiki.models import WikiPage


@dataclass(frozen=True, kw_only=True)
class PageFormat:
    """A format: the ending of its addresses, its place in lists, what it is called, and which kinds of page have it.

    `write` makes a file of a revision of a page. What it tells of the content comes from the edition's record and is
    never looked up, so that it changes with a new revision or a new address alone.
    """

    extension: str
    rank: int
    label: Words
    content_type: str
    kinds: Collection[str]
    write: Callable[[WikiPage, Edition], bytes]

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.content_type.partition(";")[0]

    @property
    def alternate(self) -> Alternate:
        """What pages tell of it."""
        return Alternate(self.media_type, self.extension, self.label)


@cache
def page_formats() -> dict[str, PageFormat]:
    """Every format by its extension, in the order of lists."""
    found = sorted(plugins(folder, "FORMAT", PageFormat), key=lambda one: one.rank)
    return {one.extension: one for one in found}


def format_of(kind: str, extension: str) -> PageFormat | None:
    """The format of that extension, where pages of the kind have it."""
    found = page_formats().get(extension)
    return found if found and kind in found.kinds else None


def every_kind() -> frozenset[str]:
    """All kinds of page, for a format that writes any record."""
    return frozenset(all_kinds())
