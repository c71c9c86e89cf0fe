"""Panels: what stands on a page besides its article, registered by the layers that know of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from wiki.models import WikiPage


@dataclass(frozen=True)
class Panel:
    """A part of a page: the template that draws it, and the context it draws from."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


Maker = Callable[[WikiPage, HttpRequest], Panel | None]
_makers: dict[tuple[str, str], list[Maker]] = {}


def panel(kinds: Iterable[str], place: str = "article") -> Callable[[Maker], Maker]:
    """Register what makes a panel for pages of these kinds: below the `article`, or on `links`, What links here."""

    def enter(maker: Maker) -> Maker:
        for kind in kinds:
            _makers.setdefault((kind, place), []).append(maker)
        return maker

    return enter


def panels_of(page: WikiPage, request: HttpRequest, place: str = "article") -> list[Panel]:
    """The panels of a page in one place, in the order of registration."""
    made = (maker(page, request) for maker in _makers.get((page.kind, place), []))
    return [one for one in made if one is not None]
