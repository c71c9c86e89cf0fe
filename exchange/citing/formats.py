"""Formats of citations: what `exchange/citations/` has."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import unescape

from django.utils.safestring import SafeString, mark_safe

from common.registry import plugins
from exchange import citations as folder
from exchange.citing.cited import Cited
from exchange.citing.csl import item
from exchange.citing.engine import Style, styled
from wiki.fields import Words


@dataclass(frozen=True, kw_only=True)
class CitationFormat:
    """A format: a word for it in addresses, its place in lists, what it is called, and how it is written.

    `write` gives text, or for `is_prose` a line of HTML of a few safe tags. `extension` is the ending of files of it.
    """

    key: str
    rank: int
    label: Words
    write: Callable[[Cited], str]
    is_prose: bool = False
    extension: str = ""

    def citation(self, cited: Cited) -> "Citation":
        """The citation of a thing in this format."""
        written = self.write(cited)
        if not self.is_prose:
            return Citation(self, written)
        return Citation(self, unescape(re.sub(r"<[^>]+>", "", written)), mark_safe(written))  # noqa: S308 (cleaned)


@dataclass(frozen=True)
class Citation:
    """A citation as text to be copied, and as HTML where it is prose."""

    format: CitationFormat
    text: str
    html: SafeString | None = None


def in_style(key: str, *, rank: int, label: Words, style: Style) -> CitationFormat:
    """A format that is a style of the Citation Style Language."""
    return CitationFormat(
        key=key, rank=rank, label=label, write=lambda cited: styled(style, item(cited)), is_prose=True
    )


@cache
def citation_formats() -> dict[str, CitationFormat]:
    """Every format by its key, in the order of lists."""
    found = sorted(plugins(folder, "CITATION", CitationFormat), key=lambda one: one.rank)
    return {one.key: one for one in found}


def citations_of(cited: Cited) -> list[Citation]:
    """The citation of a thing in every format."""
    return [one.citation(cited) for one in citation_formats().values()]
