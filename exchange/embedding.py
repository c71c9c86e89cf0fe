"""Embedding: an event as a card in pages of other sites, and the frame that holds it there."""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils.html import format_html

from exchange.citing.finding import Place, place_of
from incidents.models import Event

WIDTH, HEIGHT = 480, 280
"""Of a frame in pixels, where nobody asks for less."""


@dataclass(frozen=True)
class Frame:
    """The frame of an event's card: today's event, or a revision of it."""

    place: Place
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def url(self) -> str:
        """The whole address of the card."""
        revision = f"revisions/{self.place.number}/" if self.place.is_pinned else ""
        return f"{settings.BASE_URL}/embed/{quote(self.place.page.slug)}/{revision}"

    @property
    def html(self) -> str:
        """What stands in the other site's page. Nothing in the frame may run; its links open beside that page."""
        return format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" sandbox="{}"></iframe>',
            *(self.url, self.place.page.title, self.width, self.height),
            "allow-popups allow-popups-to-escape-sandbox",
        )


def event_at(url: str) -> Place | None:
    """The event, and perhaps the revision of it, that an address of ours shows."""
    place = place_of(url)
    return place if place and place.page.kind == Event.kind else None


def discovery(url: str) -> str:
    """The whole address at which oEmbed tells of a page."""
    return f"{settings.BASE_URL}/oembed?url={quote(url, safe='')}"
