"""Publications that events cite."""

from django.utils.translation import gettext_lazy as _

from api.kinds import SOURCE
from api.registry import Resource, Route, routes_of
from api.views.lists import Pages

RESOURCE = Resource(
    name="sources",
    rank=4,
    about=_("Publications that events cite."),
    routes=[Route("sources/", Pages, {"kind": SOURCE}), *routes_of(SOURCE)],
    schemas=SOURCE.schemas,
)
