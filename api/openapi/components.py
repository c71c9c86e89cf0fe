"""Components: the schemas, headers and the way to sign in that operations name."""

from typing import Any

from api.registry import all_resources

PROBLEM = {
    "type": "object",
    "description": "A refusal (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, in words."},
        "errors": {
            "type": "object",
            "description": "What is wrong by parameter or field, such as `harms[0].term`.",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}
HEADERS = {
    "ETag": {"description": "Names this version, for If-None-Match and If-Match.", "schema": {"type": "string"}},
    "RateLimit": {"description": "What is left: requests (r) and seconds (t).", "schema": {"type": "string"}},
    "RateLimit-Policy": {"description": "The limit: requests (q) in seconds (w).", "schema": {"type": "string"}},
}
TOKEN = {"type": "http", "scheme": "bearer", "description": "A token of your account’s preferences."}


def add_components(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """What drf-spectacular made, with our components and a word on each resource."""
    resources = all_resources()
    schemas = {name: schema for one in resources for name, schema in one.schemas.items()}
    result["components"] = {
        "schemas": {"Problem": PROBLEM, **dict(sorted(schemas.items()))},
        "headers": HEADERS,
        "securitySchemes": {"token": TOKEN},
    }
    result["tags"] = [{"name": one.name, "description": str(one.about)} for one in resources]
    return result
