"""Named bodies that had a part in events."""

from django.utils.translation import gettext_lazy as _

from api.kinds import ORGANISATION
from api.registry import Resource, Route, routes_of
from api.views.lists import Pages

RESOURCE = Resource(
    name="organisations",
    rank=5,
    about=_("Named bodies that had a part in events."),
    routes=[Route("organisations/", Pages, {"kind": ORGANISATION}), *routes_of(ORGANISATION)],
    schemas=ORGANISATION.schemas,
)
