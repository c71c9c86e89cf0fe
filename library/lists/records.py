"""The public record of a list: what its file and the API tell, by an allow-list."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from exchange.records import page_url
from incidents.models import Event
from library.lists.reading import Item, Shelf
from library.models import ReadingList

Record = Mapping[str, Any]


def about(one: ReadingList) -> dict[str, Any]:
    """What a list is, without its events."""
    return {
        "key": one.key,
        "title": one.title,
        "description": one.description,
        "author": one.owner.username,
        "credit": one.credit,
        "created": _moment(one.created_at),
        "changed": _moment(one.changed_at),
        "license": settings.CONTENT_LICENCE["url"],
        "page_url": f"{settings.BASE_URL}{one.get_absolute_url()}",
    }


def whole(shelf: Shelf) -> dict[str, Any]:
    """A list with its events in their order; those that were deleted are left out."""
    return {**about(shelf.list), "entries": [_entry(item) for item in shelf.items if item.edition]}


def _entry(item: Item) -> dict[str, Any]:
    entry = item.entry
    page = page_url(Event.kind, entry.event.slug)
    return {
        "slug": entry.event.slug,
        "title": item.title,
        "revision": entry.shown_number,
        "is_pinned": entry.number is not None,
        "latest_revision": entry.event.latest_number,
        "notes": entry.notes,
        "questions": entry.questions,
        "page_url": f"{page}revisions/{entry.number}/" if entry.number else page,
    }


def _moment(moment: Any) -> str:
    return str(moment.isoformat().replace("+00:00", "Z"))
