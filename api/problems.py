"""Problems: every refusal of the API is one object (RFC 9457) that says what is wrong, and at which field."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import orjson
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, MethodNotAllowed, NotAcceptable, UnsupportedMediaType

from wiki.fields import RecordErrors

MEDIA_TYPE = "application/problem+json"
Errors = Mapping[str, Sequence[str]]


class Problem(Exception):
    """A refusal: its status, what is wrong in words, and by field; `more` are further members of the object."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Errors | None = None,
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail = status, str(detail)
        self.errors, self.more, self.headers = errors or {}, more or {}, headers or {}

    def answer(self) -> HttpResponse:
        """The refusal as it is sent."""
        said = {"type": "about:blank", "title": HTTPStatus(self.status).phrase, "status": self.status}
        said["detail"] = self.detail or "\n".join(f"{name}: {'; '.join(some)}" for name, some in self.errors.items())
        if self.errors:
            said["errors"] = self.errors
        headers = {"Cache-Control": "no-store", **self.headers}
        return HttpResponse(orjson.dumps({**said, **self.more}), MEDIA_TYPE, self.status, headers=headers)


def bad_question(errors: Errors) -> Problem:
    """400: parameters that cannot be read."""
    return Problem(400, "", errors=errors)


def bad_record(wrong: RecordErrors) -> Problem:
    """422: values that cannot be taken, each named by its place: `harms[0].term`."""
    errors: dict[str, list[str]] = {}
    for error in wrong.errors:
        place, _sep, _message = str(error).partition(": ")
        errors.setdefault(place, []).append(error.message)
    return Problem(422, "", errors=errors)


def problem_of(exception: Exception) -> Problem | None:
    """The refusal that an exception means; None where it is none of the API's."""
    match exception:
        case Problem():
            return exception
        case RecordErrors():
            return bad_record(exception)
        case Http404():
            return Problem(404, _("There is nothing at this address."))
        case PermissionDenied():
            return Problem(403, _("Your account may not do this."))
        case NotAcceptable():
            return Problem(406, _("The API answers in JSON alone."), more={"available": ["application/json"]})
        case UnsupportedMediaType():
            return Problem(415, _("Bodies have to be application/json."))
        case MethodNotAllowed():
            return Problem(405, str(exception.detail))
        case APIException():
            return Problem(exception.status_code, str(exception.detail))
    return None
