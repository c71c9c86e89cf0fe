"""Reading lists: events that somebody gathered, with notes and questions."""

from django.utils.translation import gettext_lazy as _

from api.openapi.shapes import TEXT, list_of, object_of, page_of
from api.registry import Resource, Route
from api.views.reading_lists import ReadingLists, WholeList

_MOMENT = {"type": "string", "format": "date-time"}
_ABOUT = {
    **dict.fromkeys(("key", "title", "description", "author", "credit", "license", "page_url"), TEXT),
    **dict.fromkeys(("created", "changed"), _MOMENT),
}
_NUMBER = {"type": "integer", "minimum": 1}
_ENTRY = object_of(
    {
        **dict.fromkeys(("slug", "title", "notes", "questions", "page_url"), TEXT),
        "revision": {**_NUMBER, "description": "The revision that readers of the list get."},
        "is_pinned": {"type": "boolean"},
        "latest_revision": _NUMBER,
    }
)
RESOURCE = Resource(
    name="lists",
    rank=8,
    about=_("Reading lists: events that somebody gathered, each pinned to a revision or as it is today."),
    routes=[Route("lists/", ReadingLists), Route("lists/<list:key>/", WholeList)],
    schemas={
        "ReadingList": object_of({**_ABOUT, "url": TEXT}),
        "ReadingListList": page_of("ReadingList"),
        "WholeReadingList": object_of({**_ABOUT, "url": TEXT, "entries": list_of(_ENTRY)}),
    },
)
