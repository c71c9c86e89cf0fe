"""Inspecting: drf-spectacular asks each view what it does, and the view says it in operations."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry

ACTIONS = {"GET": "read", "POST": "create", "PUT": "replace", "PATCH": "change"}


class Inspector(AutoSchema):
    """Takes a view's operations as they are, instead of guessing them from serializers."""

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: ComponentRegistry
    ) -> dict[str, Any] | None:
        view: Any = self.view
        operation = view.operations().get(method)
        if operation is None:
            return None
        words = [word for word in path.removeprefix("/api/v1/").replace("-", "_").split("/") if word]
        name = "_".join([ACTIONS[method], *(word.strip("{}") for word in words)])
        made: dict[str, Any] = operation.as_openapi(name, view.tag)
        return made
