"""Terms: the five schemes, and the terms of each."""

from django.utils.translation import gettext_lazy as _

from api.kinds import TERMS
from api.openapi.shapes import TEXT, object_of, page_of
from api.registry import Resource, Route, routes_of
from api.views.lists import Pages
from api.views.terms import Schemes

_SCHEME = object_of(
    {
        **dict.fromkeys(("scheme", "kind", "label", "about", "url", "page_url"), TEXT),
        "terms": {"type": "integer", "minimum": 0},
    }
)
RESOURCE = Resource(
    name="terms",
    rank=2,
    about=_("The vocabularies that events are coded with: Solove’s harms, information, actors, groups, consequences."),
    routes=[
        Route("terms/", Schemes),
        *(Route(f"{kind.folder}/", Pages, {"kind": kind}) for kind in TERMS.values()),
        *(route for kind in TERMS.values() for route in routes_of(kind)),
    ],
    schemas={
        "Scheme": _SCHEME,
        "SchemeList": page_of("Scheme"),
        **{name: schema for kind in TERMS.values() for name, schema in kind.schemas.items()},
    },
)
