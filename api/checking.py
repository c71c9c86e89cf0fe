"""Checking: a body is held against the schema that is published, and everything that is wrong with it is named."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from api.openapi.reference import type_of
from api.problems import Problem
from wiki.fields.base import quoted

MOST_TOLD = 50
Place = list[str | int]


def check(schema: Mapping[str, Any], said: Any) -> None:
    """422 where a body is not as the schema has it; `errors` names places as `harms[0].term`."""
    errors: dict[str, list[str]] = {}
    for wrong in islice(Draft202012Validator(schema).iter_errors(said), MOST_TOLD):
        for place, message in _complaints(wrong):
            errors.setdefault(place, []).append(message)
    if errors:
        raise Problem(422, "", errors=errors)


def named(place: Iterable[str | int]) -> str:
    """A place in a body in words: keys with dots between, positions in brackets."""
    words = ""
    for step in place:
        words += f"[{step}]" if isinstance(step, int) else f".{quoted(step)[1:-1]}"
    return words.removeprefix(".") or _("body")


def _complaints(wrong: ValidationError) -> Iterator[tuple[str, str]]:
    place: Place = list(wrong.absolute_path)
    match wrong.validator:
        case "additionalProperties":
            known = wrong.schema["properties"]
            yield from (
                (named([*place, key]), _("There is no such key.")) for key in wrong.instance if key not in known
            )
        case "required":
            missing = [key for key in wrong.validator_value if key not in wrong.instance]
            yield from ((named([*place, key]), _("This is missing.")) for key in missing)
        case _:
            yield named(place), _message(wrong)


def _message(wrong: ValidationError) -> str:
    limit = wrong.validator_value
    match wrong.validator:
        case "enum":
            return _("This is none of: %(words)s.") % {"words": ", ".join(str(word) or "''" for word in limit)}
        case "minLength":
            return _("This cannot be left empty.")
        case "maxLength":
            return _("This may have %(limit)d characters.") % {"limit": limit}
        case "maxItems":
            return _("This may have %(limit)d entries.") % {"limit": limit}
        case "minimum" | "maximum":
            return _("This has to be from %(least)s to %(most)s.") % _bounds(wrong.schema)
    return _("This has to be: %(shape)s.") % {"shape": type_of(wrong.schema)}


def _bounds(schema: Any) -> dict[str, str]:
    return {"least": f"{schema['minimum']:,}", "most": f"{schema['maximum']:,}"}
