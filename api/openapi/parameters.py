"""Parameters that many operations share, and those of a question about events, read from its FilterSet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from api.openapi.operations import parameter
from incidents.filters import EventFilterSet
from incidents.questions import ChoiceField, ValuesField

LEFT_OUT = frozenset(name for name in EventFilterSet.base_filters if name.startswith("not_"))
NUMBER = {"type": "integer", "minimum": 0, "maximum": 10**18}
SLUG = parameter("slug", _("The page’s name in its address."), {"type": "string", "maxLength": 100}, "path")
REVISION = parameter(
    "number", _("The number of a revision."), {"type": "integer", "minimum": 1, "maximum": 10**9 - 1}, "path"
)
PER_PAGE = parameter("per_page", _("Rows on a page."), {"type": "integer", "minimum": 1, "maximum": 100, "default": 20})
PLACE = (
    parameter("cursor", _("The place after which the list goes on, from `next`."), NUMBER),
    parameter("before", _("The place before which the list ends, from `previous`."), NUMBER),
)
IF_NONE_MATCH = parameter(
    "If-None-Match", _("The `ETag` of the copy that you have: 304 where nothing changed."), {"type": "string"}, "header"
)
IF_MATCH = parameter(
    "If-Match",
    _("The `ETag` of the page that you edited; or `*` with `base_revision`, and what others saved is joined."),
    {"type": "string"},
    "header",
)


def fields_of(keys: tuple[str, ...]) -> dict[str, Any]:
    """The parameter that asks for some keys alone."""
    about = _("The keys that are wanted, with commas between: %(keys)s.") % {"keys": ", ".join(keys)}
    return parameter("fields", about, {"type": "string"})


def of_question() -> list[dict[str, Any]]:
    """The parameters of /events/, as the FilterSet declares them."""
    return [parameter(name, _about(name, one), _schema(one.field)) for name, one in EventFilterSet.base_filters.items()]


def _about(name: str, one: Any) -> Any:
    return (
        _("%(facet)s: events with any of these are left out.") % {"facet": one.label} if name in LEFT_OUT else one.label
    )


def _schema(field: Any) -> dict[str, Any]:
    match field:
        case ValuesField():
            return {"type": "array", "items": {"type": "string"}}
        case ChoiceField():
            choices: Any = field.choices
            return {"type": "string", "enum": [word for word, _label in choices if word]}
        case forms.IntegerField():
            return {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    return {"type": "string", "maxLength": field.max_length} if field.max_length else {"type": "string"}
