"""The one signal that news travels upward by."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.dispatch import Signal

from wiki.record import Record

if TYPE_CHECKING:
    from wiki.models import WikiPage


@dataclass(frozen=True)
class Save:
    """A page and its latest record; None when the page was deleted."""

    page: "WikiPage"
    record: Record | None


page_saved = Signal()
"""Sent inside the saving transaction. Sender is the model; `saves` is a list of Save, one or many."""
