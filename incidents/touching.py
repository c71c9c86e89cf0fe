"""Touching: an event shows the details of its sources, so that a saved source makes what was kept of it stale."""

from typing import Any

from django.dispatch import receiver

from incidents.models import Source
from wiki.models import LinkStamp
from wiki.signals import Save, page_saved


@receiver(page_saved, sender=Source)
def stamp_anew(saves: list[Save], **kwargs: Any) -> None:
    """Make all that was kept stale, as when a page is renamed; nothing cites a new source yet.

    The events themselves are not written: their rows are locked before the stamp, and here it would be the reverse.
    """
    if any(save.page.revision_count > 1 for save in saves):
        LinkStamp.bump()
