"""Reading lists: the public ones, and any by its key that may be read by whoever has the address."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from api.openapi.operations import Operation, parameter, ref
from api.openapi.parameters import IF_NONE_MATCH, PER_PAGE, PLACE
from api.paging import listed, part_of
from api.views.base import Endpoint, answered
from library.lists.reading import shelf_of
from library.lists.records import about, whole
from library.models import ReadingList
from library.models.reading_list import KEY_LENGTH

KEY = parameter(
    "key",
    _("The key of a list, from its address."),
    {"type": "string", "pattern": f"^[a-z0-9]{{{KEY_LENGTH}}}$"},
    "path",
)


class ReadingLists(Endpoint):
    """The public lists, without their events."""

    def operations(self) -> dict[str, Operation]:
        return {
            "GET": Operation(
                summary=_("Public reading lists"),
                parameters=[*PLACE, PER_PAGE, IF_NONE_MATCH],
                answers={200: ref("ReadingListList")},
                also=[304],
            )
        }

    def get(self, request: Any) -> HttpResponseBase:
        """The oldest first."""
        lists = ReadingList.objects.public()
        part = part_of(lists.select_related("owner"), request.GET)
        return answered(request, lambda: listed(request, part, lists.count(), _lines))


class WholeList(Endpoint):
    """A list with its events in their order."""

    def operations(self) -> dict[str, Operation]:
        return {
            "GET": Operation(
                summary=_("A reading list with its events"),
                description=_("A list that is shared by its link can be read by its key; a private one cannot."),
                parameters=[KEY, IF_NONE_MATCH],
                answers={200: ref("WholeReadingList")},
                also=[304],
                refusals=[404],
            )
        }

    def get(self, request: Any, key: str) -> HttpResponseBase:
        """The list, its notes and questions, and the revision of each event."""
        one = get_object_or_404(ReadingList.objects.by_link().select_related("owner"), key=key)
        return answered(request, lambda: {**whole(shelf_of(one)), "url": _url(one)})


def _lines(lists: Sequence[ReadingList]) -> list[dict[str, Any]]:
    return [{**about(one), "url": _url(one)} for one in lists]


def _url(one: ReadingList) -> str:
    return f"{settings.BASE_URL}/api/v1/lists/{one.key}/"
