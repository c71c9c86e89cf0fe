"""The one signal that news travels upward by."""

from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.dispatch import Signal

from wiki.record import Record

if TYPE_CHECKING:
    from wiki.models import WikiPage


@dataclass(frozen=True)
class Save:
    """A page and its latest record, None when the page was deleted; and which keys of it changed, None for any of them
    and for all else that a page has. `begun` says that `pages_begun` was sent for it."""

    page: "WikiPage"
    record: Record | None
    changed: Set[str] | None = None
    begun: bool = False

    def is_within(self, keys: Set[str]) -> bool:
        """Whether nothing but some of these keys changed."""
        return self.changed is not None and self.changed <= keys


pages_begun = Signal()
"""Sent before page_saved for new pages that are stored many at once, and have their keys but no rows yet: PostgreSQL
works on what is copied in now while Python makes those rows. Sender and `saves` are those of page_saved."""
page_saved = Signal()
"""Sent inside the saving transaction. Sender is the model; `saves` is a list of Save, one or many. Where they were
begun, `rows` are the child rows just stored for them, by key of the record, so that nobody need read them back."""
