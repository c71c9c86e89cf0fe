"""What readers of a list come upon is no orphan."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from incidents.models import Event
from library.models import ListEntry, ReadingList
from wiki.upkeep import seek_links


def _listed() -> QuerySet[Any]:
    return ListEntry.objects.filter(event=OuterRef("page_id"), list__in=ReadingList.objects.public()).order_by()


seek_links(Event.kind, _listed)
