"""What a record refers to: other pages, by slug or by the name as written."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Entry:
    """A page as others refer to it."""

    kind: str
    page_id: int
    slug: str
    title: str


@dataclass(frozen=True)
class Wanted:
    """A reference to be looked up: by slug where the record holds one, else by the text as written.

    What stands beside a page and not in its record is known by its primary key.
    """

    kind: str
    slug: str = ""
    text: str = ""
    page_id: int = 0


class Finder(Protocol):
    """Whoever knows pages by slug and by name; `wiki.directory.Directory` is the one."""

    def by_slug(self, kind: str, slug: str) -> Entry | None: ...

    def by_name(self, kind: str, text: str) -> Entry | None: ...

    def page_id(self, kind: str, slug: str) -> int | None: ...
