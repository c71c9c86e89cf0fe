"""Cited questions: what was asked, when, and the rows that it found."""

from django.utils.translation import gettext_lazy as _

from api.openapi.shapes import MAYBE, TEXT, object_of, page_of
from api.registry import Resource, Route
from api.views.queries import OneQuery, Queries, QueryRows

_QUERY = object_of(
    {
        **dict.fromkeys(("identifier", "sentence", "rows", "page_url"), TEXT),
        "question": {**TEXT, "description": "The canonical query string."},
        "moment": {"type": "string", "format": "date-time"},
        "count": {"type": "integer", "minimum": 0, "description": "How many rows it found."},
        "sha256": {**TEXT, "description": "Of the rows."},
    }
)
RESOURCE = Resource(
    name="queries",
    rank=8,
    about=_("Questions about events that were fixed to be cited: each gives the same rows for ever."),
    routes=[
        Route("queries/", Queries),
        Route("queries/<page:identifier>/", OneQuery),
        Route("queries/<page:identifier>/rows/", QueryRows),
    ],
    schemas={
        "Query": _QUERY,
        "QueryList": page_of("Query"),
        "Row": object_of(
            {
                "number": {"type": "integer", "description": "Of the event, which no move changes."},
                "revision": {"type": "integer", "minimum": 1},
                "event": {**MAYBE, "description": "The slug of its day."},
                "url": MAYBE,
            }
        ),
        "RowList": page_of("Row"),
    },
)
