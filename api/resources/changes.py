"""Changes, and the revisions that a page's history lists."""

from django.utils.translation import gettext_lazy as _

from api.openapi.shapes import MAYBE, TEXT, object_of, page_of
from api.registry import Resource, Route
from api.views.changes import Changes

_LINE = {
    "number": {"type": "integer", "minimum": 1},
    "moment": {"type": "string", "format": "date-time"},
    **dict.fromkeys(("author", "summary", "title"), TEXT),
    "minor": {"type": "boolean"},
    "size": {"type": "integer", "description": "Of the record, in bytes."},
    "size_change": {"type": "integer"},
    "tags": {"type": "array", "items": TEXT},
}
RESOURCE = Resource(
    name="changes",
    rank=6,
    about=_("What was changed since a moment, on pages of every kind: for those who keep a copy up to date."),
    routes=[Route("changes/", Changes)],
    schemas={
        "Change": object_of({"id": {"type": "integer"}, "kind": TEXT, **_LINE, "page_url": TEXT, "url": MAYBE}),
        "ChangeList": page_of("Change"),
        "Revision": object_of({**_LINE, "is_latest": {"type": "boolean"}, "url": TEXT}),
        "RevisionList": page_of("Revision"),
    },
)
