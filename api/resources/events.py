"""Events: by any question, one by one, and every revision of each."""

from django.utils.translation import gettext_lazy as _

from api.kinds import EVENT
from api.openapi.shapes import TEXT, page_of
from api.registry import Resource, Route, routes_of
from api.views.lists import Events

CORRECTED = {
    "type": "object",
    "additionalProperties": TEXT,
    "description": "Words of `q` that nothing has, each with the word that was sought in its place; only where there "
    "are such words.",
}

RESOURCE = Resource(
    name="events",
    rank=1,
    about=_("Privacy incidents, with infobox, text and sources. The list answers every question that /events/ does."),
    routes=[Route("events/", Events, {"kind": EVENT}), *routes_of(EVENT)],
    schemas={**EVENT.schemas, f"{EVENT.schema}List": page_of(EVENT.schema, corrected=CORRECTED)},
)
