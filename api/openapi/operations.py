"""Operations: what a method of a view asks for and answers, from which the documentation is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wiki.fields import Words

JSON = "application/json"
PROBLEM = "application/problem+json"
Schema = Mapping[str, Any]
REFUSALS: dict[int, str] = {
    400: "Something in the question cannot be read; `errors` says what, by parameter.",
    401: "No token, or none that is good here.",
    403: "The token or the account may not do this.",
    404: "There is nothing at this address.",
    406: "The API answers in JSON alone.",
    409: "It clashes with what is there; the versions are in the answer.",
    410: "The page was deleted.",
    412: "The page has another revision than `If-Match` says; the versions are in the answer.",
    413: "The body is too large.",
    415: "Bodies have to be application/json.",
    422: "Values that cannot be taken; `errors` says which and why.",
    428: "`If-Match` is missing.",
    429: "Too many requests; `Retry-After` says how long to wait.",
}
ALWAYS = (400, 401, 406, 429)


def ref(name: str) -> dict[str, str]:
    """A schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def parameter(name: str, about: Words, schema: Schema, place: str = "query") -> dict[str, Any]:
    """A parameter of a query string, of a path or of the headers."""
    explode = {"style": "form", "explode": True} if schema.get("type") == "array" else {}
    needed = {"required": True} if place == "path" else {}
    return {"name": name, "in": place, "description": str(about), "schema": dict(schema), **needed, **explode}


@dataclass(frozen=True, kw_only=True)
class Operation:
    """What a method does: `answers` has a schema by status, `refusals` the statuses of problems besides `ALWAYS`."""

    summary: Words
    description: Words = ""
    parameters: Sequence[Mapping[str, Any]] = ()
    body: Schema | None = None
    answers: Mapping[int, Schema] = field(default_factory=dict)
    also: Sequence[int] = ()
    refusals: Sequence[int] = ()
    is_write: bool = False

    def as_openapi(self, name: str, tag: str) -> dict[str, Any]:
        """The operation object."""
        said: dict[str, Any] = {"operationId": name, "summary": str(self.summary), "tags": [tag]}
        if self.description:
            said["description"] = str(self.description)
        if self.parameters:
            said["parameters"] = list(self.parameters)
        if self.body is not None:
            said["requestBody"] = {"required": True, "content": {JSON: {"schema": dict(self.body)}}}
        said["security"] = [{"token": []}] if self.is_write else [{}, {"token": []}]
        return {**said, "responses": self._responses()}

    def _responses(self) -> dict[str, Any]:
        found = {status: _answer(schema) for status, schema in self.answers.items()}
        found |= {status: {"description": _WITHOUT_BODY[status]} for status in self.also}
        found |= {status: _refusal(REFUSALS[status]) for status in {*ALWAYS, *self.refusals}}
        return {str(status): found[status] for status in sorted(found)}


_WITHOUT_BODY = {301: "The page has moved; `Location` says where to.", 304: "It is as `If-None-Match` says."}


def _answer(schema: Schema) -> dict[str, Any]:
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in ("ETag", "RateLimit", "RateLimit-Policy")}
    return {"description": "What was asked for.", "headers": headers, "content": {JSON: {"schema": dict(schema)}}}


def _refusal(description: str) -> dict[str, Any]:
    return {"description": description, "content": {PROBLEM: {"schema": ref("Problem")}}}
