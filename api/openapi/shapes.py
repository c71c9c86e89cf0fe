"""Shapes: the JSON Schema of each class of record field, as answers have it (`given`) and as bodies may (`taken`).

A new class of field needs its two lines here: without them `given` and `taken` raise NotImplementedError.
"""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from incidents.fields import MOST_PEOPLE, PEOPLE_KINDS, PEOPLE_UNITS, Origin, People
from taxonomy.fields import Countries, Jurisdiction
from wiki.fields import Choice, Field, Flag, Label, Names, Number, Reference, Rows, Target, Text, Values

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
SLUG: Schema = {"type": ["string", "null"], "maxLength": 100}


def object_of(properties: Mapping[str, Any], *required: str) -> Schema:
    """An object with these keys and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": False,
        **({"required": list(required)} if required else {}),
    }


def or_null(schema: Schema) -> Schema:
    """The same, or null."""
    return {**schema, "type": [schema["type"], "null"]}


def list_of(items: Schema, most: int | None = None) -> Schema:
    return {"type": "array", "items": items, **({"maxItems": most} if most else {})}


def page_of(name: str, **more: Schema) -> dict[str, Any]:
    """The schema of one page of a list; `more` are members that it may have besides."""
    address = {"type": ["string", "null"], "format": "uri"}
    return {
        "type": "object",
        "required": ["count", "next", "previous", "results"],
        "properties": {
            "count": {"type": "integer", "minimum": 0, "description": "How many there are in all."},
            "next": {**address, "description": "The address of what comes after; null at the end."},
            "previous": {**address, "description": "The address of what comes before; null at the beginning."},
            "results": {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}},
            **more,
        },
    }


def described(field: Field, schema: Schema) -> Schema:
    """A schema with what people read beside the field."""
    words = [str(field.label), str(field.help)]
    return {**schema, "description": ". ".join(word for word in words if word)}


@singledispatch
def given(field: Field) -> Schema:
    """A field's value in an answer."""
    raise NotImplementedError(type(field))


@singledispatch
def taken(field: Field) -> Schema:
    """A field's value in a body; short forms included."""
    return given(field)


@given.register
def _(field: Text) -> Schema:
    return TEXT


@taken.register
def _(field: Text) -> Schema:
    return {**TEXT, "maxLength": field.max_length, **({"minLength": 1} if field.required else {})}


@given.register
def _(field: Label) -> Schema:
    return MAYBE


@taken.register
def _(field: Label) -> Schema:
    return {**MAYBE, "maxLength": field.max_length}


@given.register
def _(field: Target) -> Schema:
    return SLUG


@given.register
def _(field: Choice) -> Schema:
    words = [choice for choice, _label in field.choices]
    return {**TEXT, "enum": words if field.required else list(dict.fromkeys([*words, ""]))}


@given.register
def _(field: Flag) -> Schema:
    return {"type": "boolean"}


@given.register
def _(field: Number) -> Schema:
    return {"type": ["integer", "null"], "minimum": field.minimum, "maximum": field.maximum}


@given.register
def _(field: Names) -> Schema:
    return list_of(TEXT)


@taken.register
def _(field: Names) -> Schema:
    return list_of({**TEXT, "maxLength": field.max_length}, field.max_items)


@given.register
def _(field: Reference) -> Schema:
    return or_null(object_of({"slug": TEXT, "title": TEXT}))


@taken.register
def _(field: Reference) -> Schema:
    return {"anyOf": [SLUG, object_of({"slug": SLUG, "title": MAYBE}, "slug")]}


@given.register
def _(field: Values) -> Schema:
    return list_of(object_of({"text": TEXT, "term": MAYBE, "label": MAYBE}))


@taken.register
def _(field: Values) -> Schema:
    text = {**TEXT, "maxLength": field.max_length}
    maybe = {**MAYBE, "maxLength": field.max_length}
    return list_of({"anyOf": [text, object_of({"text": text, "term": SLUG, "label": maybe}, "text")]}, field.max_items)


@given.register
def _(field: Rows) -> Schema:
    return list_of(object_of({column.key: given(column) for column in field.columns}))


@taken.register
def _(field: Rows) -> Schema:
    required = [column.key for column in field.columns if column.required]
    columns = {column.key: taken(column) for column in field.columns}
    return list_of(object_of(columns, *required), field.max_items)


@given.register
def _(field: Countries) -> Schema:
    return list_of(object_of({"code": TEXT, "name": TEXT}))


@taken.register
def _(field: Countries) -> Schema:
    return list_of({"anyOf": [TEXT, object_of({"code": TEXT, "name": TEXT}, "code")]}, field.max_items)


@given.register
def _(field: Jurisdiction) -> Schema:
    return or_null(object_of({"code": TEXT, "name": TEXT}))


@taken.register
def _(field: Jurisdiction) -> Schema:
    return {"anyOf": [MAYBE, object_of({"code": TEXT, "name": TEXT}, "code")]}


@given.register
def _(field: People) -> Schema:
    number = {"type": ["integer", "null"], "minimum": 0, "maximum": MOST_PEOPLE}
    kind, unit = {**TEXT, "enum": list(PEOPLE_KINDS)}, {**TEXT, "enum": list(PEOPLE_UNITS)}
    return or_null(object_of({"kind": kind, "low": number, "high": number, "unit": unit}, "kind"))


@given.register
def _(field: Origin) -> Schema:
    return or_null(object_of(dict.fromkeys(("source", "id", "url", "licence"), TEXT)))
