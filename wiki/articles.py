"""Articles: how each kind of page draws a revision, registered by the layer that knows the kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from wiki.models import WikiPage
from wiki.reading import Reading
from wiki.references import Wanted


@dataclass(frozen=True)
class Article:
    """The template that draws a revision, and what it needs besides the reading itself."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


Maker = Callable[[Reading], Article]
Neighbours = Callable[[WikiPage], Sequence[Wanted]]
_makers: dict[str, Maker] = {}
_neighbours: dict[str, Neighbours] = {}


def article(*kinds: str) -> Callable[[Maker], Maker]:
    """Register what draws pages of these kinds."""

    def enter(maker: Maker) -> Maker:
        _makers.update(dict.fromkeys(kinds, maker))
        return maker

    return enter


def beside(kind: str) -> Callable[[Neighbours], Neighbours]:
    """Register what finds the pages that stand beside a page of this kind as it is today."""

    def enter(neighbours: Neighbours) -> Neighbours:
        _neighbours[kind] = neighbours
        return neighbours

    return enter


def beside_of(page: WikiPage) -> Sequence[Wanted]:
    """The pages to be shown beside this one."""
    neighbours = _neighbours.get(page.kind)
    return neighbours(page) if neighbours else ()


def article_of(reading: Reading) -> Article:
    """The article of a revision; a kind that registered none is its text alone."""
    maker = _makers.get(reading.page.kind)
    return maker(reading) if maker else Article("wiki/_article.html")
