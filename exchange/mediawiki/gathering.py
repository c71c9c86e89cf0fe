"""Gathering: the revisions of a page in parts of at most a hundred, so that no page is ever held whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from exchange.mediawiki.dump import End, Page, Part, Revision, Site
from exchange.reading import Fault

MOST = 100


@dataclass
class Piece:
    """Some revisions of a page, in the order of the dump; `is_first` and `is_last` say which piece of it this is."""

    site: Site
    page: Page
    is_first: bool
    revisions: list[Revision] = field(default_factory=list)
    is_last: bool = False


def pieces(parts: Iterable[Part]) -> Iterator[Piece | Fault]:
    """The pages of a dump in pieces. Of a page that breaks off, what was not yet given is left out."""
    site, piece = Site(), None
    for part in parts:
        if isinstance(part, Site):
            site = part
        elif isinstance(part, Page):
            piece = Piece(site, part, is_first=True)
        elif isinstance(part, Fault):
            piece = None
            yield part
        elif piece and isinstance(part, Revision):
            if len(piece.revisions) == MOST:
                yield piece
                piece = Piece(site, piece.page, is_first=False)
            piece.revisions.append(part)
        elif piece and isinstance(part, End):
            piece.is_last = True
            yield piece
            piece = None
