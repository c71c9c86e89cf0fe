"""Batches: pages that are stored at once, and what has to wait for the next ones."""

from exchange import naming
from exchange.importing import Incoming, Sequel
from wiki.names import slug_of

BATCH = 200
MOST_REVISIONS = 1_000


class Batch:
    """Pages of one kind, at most 200, none of which has to be there before another of them can be read.

    `sequels` are done after them.
    """

    def __init__(self) -> None:
        self.pages: list[tuple[str, Incoming]] = []
        self.sequels: list[tuple[str, Sequel]] = []
        self._revisions = 0
        self._slugs: set[str] = set()
        self._origins: set[tuple[str, str]] = set()
        self._spellings: dict[str, str] = {}

    def takes(self, page: Incoming) -> bool:
        """Whether a page can be stored with these: it is of the same kind, another page, and names none of them."""
        if not self.pages:
            return len(self.sequels) < BATCH
        if self._is_full(page) or page.model is not self.pages[0][1].model:
            return False
        spelt = (self._spellings.get(plain, name) == name for plain, name in naming.spelt(page).items())
        return all(spelt) and not self._has(page)

    def add(self, file: str, page: Incoming) -> None:
        """Take a page in."""
        self.pages.append((file, page))
        self._revisions += len(page.revisions)
        self._slugs.add(_slug(page))
        self._origins |= {page.origin} if page.origin else set()
        self._spellings |= naming.spelt(page)

    def _is_full(self, page: Incoming) -> bool:
        is_long = self._revisions + len(page.revisions) > MOST_REVISIONS
        return is_long or len(self.pages) >= BATCH or len(self.sequels) >= BATCH

    def _has(self, page: Incoming) -> bool:
        """Whether the page is one of these, or names one as broader or as what it became."""
        named = (page.revisions[-1].record.get(key) for key in ("parent", "superseded_by", "merged_into"))
        if any((one.get("slug") if isinstance(one, dict) else one) in self._slugs for one in named if one):
            return True
        return page.origin in self._origins if page.origin else _slug(page) in self._slugs


def _slug(page: Incoming) -> str:
    return page.slug or slug_of(page.title)
