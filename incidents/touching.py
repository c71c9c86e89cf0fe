"""Touching: what saving other pages does to events, which show the details of their sources and name terms in codes."""

from typing import Any

from django.dispatch import receiver

from incidents.models import PassageCode, Source
from taxonomy.schemes import SCHEMES
from wiki.models import LinkStamp
from wiki.signals import Save, page_saved


@receiver(page_saved, sender=Source)
def stamp_anew(saves: list[Save], **kwargs: Any) -> None:
    """Make all that was kept stale, as when a page is renamed; nothing cites a new source yet.

    The events themselves are not written: their rows are locked before the stamp, and here it would be the reverse.
    """
    if any(save.page.revision_count > 1 for save in saves):
        LinkStamp.bump()


@receiver(page_saved)
def find_terms(sender: Any, saves: list[Save], **kwargs: Any) -> None:
    """Let codes that named no term find the one that has their slug now: it is new, or was moved there.

    No code loses its term: a slug leads to one page for good. Codes that another save has locked are its own to write,
    and it may wait for the stamp that is held here.
    """
    pks = {save.page.slug: save.page.pk for save in saves if save.changed is None or "title" in save.changed}
    if sender in SCHEMES.values() and pks:
        without = PassageCode.objects.filter(kind=sender.kind, term_id=None, slug__among=list(pks))
        found = list(without.select_for_update(skip_locked=True))
        for code in found:
            code.term_id = pks[code.slug]
        PassageCode.objects.bulk_update(found, ["term_id"], batch_size=500)
