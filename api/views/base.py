"""What all of the API's views have in common: who asks, how often, for whom, and how it is answered."""

import hashlib
from collections.abc import Callable
from typing import Any, ClassVar

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from rest_framework.renderers import JSONRenderer
from rest_framework.views import APIView

from api.authentication import TokenAuthentication
from api.headers import CORS, PREFLIGHT, READS, put
from api.limits import count, tell
from api.openapi.inspecting import Inspector
from api.openapi.operations import Operation
from api.parsing import StrictJSON
from api.problems import problem_of
from api.questions import refuse_unknown
from common.limits import Allowance

_parameters: dict[tuple[type, str], frozenset[str] | None] = {}


class Endpoint(APIView):
    """A view of the API: JSON alone, tokens alone (never a cookie), limits that are told, reads open to all origins.

    `operations` says of each method what it asks and answers: the documentation is made of it, and a parameter that
    is not named there is refused.
    """

    authentication_classes: ClassVar[list[Any]] = [TokenAuthentication]
    permission_classes: ClassVar[list[Any]] = []
    renderer_classes: ClassVar[list[Any]] = [JSONRenderer]
    parser_classes: ClassVar[list[Any]] = [StrictJSON]
    schema = Inspector()
    format_kwarg = None
    tag: str = ""
    allowance: Allowance | None = None

    def operations(self) -> dict[str, Operation]:
        """What each method does, by its name in capitals."""
        raise NotImplementedError

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        self.perform_authentication(request)
        self.allowance = count(request)
        request.accepted_renderer, request.accepted_media_type = self.perform_content_negotiation(request)
        known = self._known("GET" if request.method == "HEAD" else request.method)
        if known is not None:
            refuse_unknown(request.GET, known)

    def _known(self, method: str) -> frozenset[str] | None:
        """The parameters of a method, told once for each class: they are the same for pages of any kind."""
        key = type(self), method
        if key not in _parameters:
            operation = self.operations().get(method)
            named = operation and (one["name"] for one in operation.parameters if one["in"] == "query")
            _parameters[key] = frozenset(named) if named else None
        return _parameters[key]

    def handle_exception(self, exc: Exception) -> HttpResponseBase:
        refusal = problem_of(exc)
        if refusal is None:
            raise exc
        if refusal.status == 401:
            refusal.headers = {**refusal.headers, "WWW-Authenticate": 'Bearer realm="api"'}
        return refusal.answer()

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in READS:
            put(response, CORS)
        if response.status_code == 405:
            response["Allow"] = ", ".join(self.allowed_methods)
        tell(response, self.allowance)
        made: HttpResponseBase = response
        return made

    def options(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """What browsers ask before they read across origins."""
        return HttpResponse(status=204, headers={"Allow": ", ".join(self.allowed_methods), **PREFLIGHT})


def answered(request: HttpRequest, make: Callable[[], Any], etag: str = "") -> HttpResponseBase:
    """JSON with an entity tag, or 304 where the one who asks has it; without a tag given it is one of the content."""
    content = b"" if etag else orjson.dumps(make())
    etag = etag or f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    unchanged: HttpResponseBase | None = get_conditional_response(request, etag)
    response = unchanged or as_json(content or make())
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


def as_json(data: Any, status: int = 200) -> HttpResponse:
    """Data, or JSON that is made already, as an answer."""
    content = data if isinstance(data, bytes) else orjson.dumps(data)
    return HttpResponse(content, "application/json", status)
