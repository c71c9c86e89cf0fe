"""What the API says of itself: its contents, its schema, its documentation."""

from functools import cache
from typing import Any

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from api import registry
from api.headers import CORS, READS, put
from api.openapi.operations import Operation
from api.openapi.reference import reference
from api.problems import Problem
from api.views.base import Endpoint, answered
from common.access import public


class Contents(Endpoint):
    """Where everything is."""

    tag = "about"

    def operations(self) -> dict[str, Operation]:
        address = {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}
        return {"GET": Operation(summary=_("Where everything is"), answers={200: address}, also=[304])}

    def get(self, request: Any) -> HttpResponseBase:
        """The address of every resource, of the schema and of its documentation."""
        names = [resource.name for resource in registry.all_resources()]
        return answered(
            request, lambda: {name: f"{settings.BASE_URL}/api/v1/{name}/" for name in (*names, "schema", "docs")}
        )


class Nothing(Endpoint):
    """Addresses below /api/v1/ that there are not."""

    def operations(self) -> dict[str, Operation]:
        return {}

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().initial(request)
        if request.method in READS and not request.path.endswith("/"):
            path, mark, query = request.get_full_path().partition("?")
            raise Problem(301, _now("Addresses here end with a slash."), headers={"Location": f"{path}/{mark}{query}"})
        raise Http404


@public
@require_safe
def schema(request: HttpRequest) -> HttpResponseBase:
    """/api/v1/schema/: OpenAPI 3.1."""
    response = answered(request, lambda: orjson.loads(_schema()))
    put(response, CORS)
    return response


@public
@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """/api/v1/docs/: the same for people."""
    return render(request, "api/reference.html", {"reference": reference(orjson.loads(_schema()))})


@cache
def _schema() -> bytes:
    """Made once in each process."""
    generator: Any = SchemaGenerator
    return orjson.dumps(generator().get_schema(request=None, public=True), default=str)
