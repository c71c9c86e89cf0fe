"""Touching: an event shows the details of its sources, so that a saved source makes what was kept of it stale."""

from typing import Any

from django.db.models import F
from django.dispatch import receiver

from incidents.models import Event, Source
from wiki.signals import Save, page_saved


@receiver(page_saved, sender=Source)
def touch_events(saves: list[Save], **kwargs: Any) -> None:
    """Mark the events that cite the saved sources as touched."""
    known = [save.page.pk for save in saves if save.page.revision_count > 1]  # nothing cites a new one yet
    if known:
        citing = Event.objects.filter(citations__source__in=known).values("pk")
        Event.objects.filter(pk__in=citing).update(touched=F("touched") + 1)
