"""Articles: how each kind of page draws a revision, registered by the layer that knows the kind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from wiki.reading import Reading


@dataclass(frozen=True)
class Article:
    """The template that draws a revision, and what it needs besides the reading itself."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


Maker = Callable[[Reading], Article]
_makers: dict[str, Maker] = {}


def article(*kinds: str) -> Callable[[Maker], Maker]:
    """Register what draws pages of these kinds."""

    def enter(maker: Maker) -> Maker:
        _makers.update(dict.fromkeys(kinds, maker))
        return maker

    return enter


def article_of(reading: Reading) -> Article:
    """The article of a revision; a kind that registered none is its text alone."""
    maker = _makers.get(reading.page.kind)
    return maker(reading) if maker else Article("wiki/_article.html")
