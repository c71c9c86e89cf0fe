"""The reference: the schema of the API laid out for people, as a template shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

METHODS = ("get", "post", "put", "patch")
Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """A parameter or a key: its name, its type in words, whether it is needed, and what it means."""

    name: str
    type: str
    about: str
    is_required: bool = False


@dataclass(frozen=True)
class Deed:
    """A method at an address."""

    method: str
    path: str
    anchor: str
    summary: str
    about: str
    needs_token: bool
    parameters: list[Row]
    body: str
    answers: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Section:
    """A resource with what can be done with it."""

    name: str
    about: str
    deeds: list[Deed]


def reference(schema: Schema) -> dict[str, Any]:
    """The sections of the resources, and the schemas with their keys."""
    deeds = list(_deeds(schema["paths"]))
    sections = [
        Section(tag["name"], tag["description"], [deed for name, deed in deeds if name == tag["name"]])
        for tag in schema["tags"]
    ]
    shapes = [
        (name, shape.get("description", ""), _keys(shape)) for name, shape in schema["components"]["schemas"].items()
    ]
    return {"sections": sections, "shapes": shapes, "info": schema["info"]}


def _deeds(paths: Schema) -> Iterator[tuple[str, Deed]]:
    for path, methods in paths.items():
        for method in METHODS:
            if method in methods:
                said = methods[method]
                yield said["tags"][0], _deed(method.upper(), path, said)


def _deed(method: str, path: str, said: Schema) -> Deed:
    body = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return Deed(
        method=method,
        path=path,
        anchor=said["operationId"],
        summary=said["summary"],
        about=said.get("description", ""),
        needs_token={} not in said["security"],
        parameters=[_parameter(one) for one in said.get("parameters", [])],
        body=type_of(body) if body else "",
        answers=[_answer(status, one) for status, one in said["responses"].items()],
    )


def _parameter(one: Schema) -> Row:
    place = {"path": "address", "header": "header"}.get(one["in"], "")
    schema = one["schema"]
    kind = f"{type_of(schema['items'])}, may be repeated" if schema.get("type") == "array" else type_of(schema)
    return Row(one["name"], f"{kind}, {place}" if place else kind, one["description"], one.get("required", False))


def _answer(status: str, one: Schema) -> tuple[str, str, str]:
    schema: Schema = next((content["schema"] for content in one.get("content", {}).values()), {})
    return status, one["description"], type_of(schema) if schema else ""


def _keys(shape: Schema) -> list[Row]:
    required = shape.get("required", [])
    return [
        Row(name, type_of(one), one.get("description", ""), name in required)
        for name, one in shape.get("properties", {}).items()
    ]


def type_of(schema: Schema) -> str:
    """A schema in a few words: "string or null", "list of Event"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for several in ("anyOf", "allOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(type_of(one) for one in schema[several]))
    if "enum" in schema:
        return " | ".join(str(word) or "''" for word in schema["enum"])
    kinds = schema.get("type", "any")
    words = [_word(kind, schema) for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    return " or ".join(words) + _bounds(schema)


def _word(kind: str, schema: Schema) -> str:
    if kind == "array":
        return f"list of {type_of(schema.get('items', {}))}"
    if kind == "object" and schema.get("properties"):
        return "{" + ", ".join(schema["properties"]) + "}"
    return kind


def _bounds(schema: Schema) -> str:
    if "maxLength" in schema:
        return f", at most {schema['maxLength']:,} characters"
    if "maximum" in schema:
        return f", {schema.get('minimum', 0):,} to {schema['maximum']:,}"
    return ""
