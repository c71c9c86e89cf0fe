"""Laws and regulations that were applied to events."""

from django.utils.translation import gettext_lazy as _

from api.kinds import LAW
from api.registry import Resource, Route, routes_of
from api.views.lists import Pages

RESOURCE = Resource(
    name="laws",
    rank=3,
    about=_("Laws and regulations that were applied to events."),
    routes=[Route("laws/", Pages, {"kind": LAW}), *routes_of(LAW)],
    schemas=LAW.schemas,
)
