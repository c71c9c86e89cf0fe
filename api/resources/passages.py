"""Passages of events' texts that are coded with terms."""

from django.utils.translation import gettext_lazy as _

from api.openapi.shapes import TEXT, object_of, page_of
from api.registry import Resource, Route
from api.views.passages import Passages

_CODE = object_of({"kind": TEXT, "term": {**TEXT, "description": "The slug, as written."}})
_EVENT = object_of({**dict.fromkeys(("slug", "title", "url", "page_url"), TEXT), "revision": {"type": "integer"}})
RESOURCE = Resource(
    name="passages",
    rank=7,
    about=_("Stretches of events’ texts that are coded with terms: the evidence for a coding."),
    routes=[Route("passages/", Passages)],
    schemas={
        "Passage": object_of(
            {
                "key": {**TEXT, "description": "The passage’s identity, made of its text and codes."},
                "text": TEXT,
                "context": {**TEXT, "description": "The sentence that it stands in."},
                "codes": {"type": "array", "items": _CODE},
                "event": _EVENT,
            }
        ),
        "PassageList": page_of("Passage"),
    },
)
