"""How often one may ask, and how it is told: the RateLimit headers of the IETF's draft."""

from typing import Any

from django.utils.translation import gettext as _

from api.headers import put
from api.problems import Problem
from common.limits import Allowance, counted


def count(request: Any) -> Allowance | None:
    """Counts a request, more generously for those with a token; 429 where it is one too many."""
    return _counted("api_token" if request.auth else "api", request)


def count_edit(request: Any) -> None:
    """Counts a write against the limit that edits by form have, too."""
    _counted("edit", request)


def tell(response: Any, allowance: Allowance | None) -> None:
    """What is left, in the headers of an answer."""
    if allowance is not None:
        put(response, _headers(allowance))


def _counted(name: str, request: Any) -> Allowance | None:
    allowance = counted(name, request)
    if allowance is not None and allowance.is_spent:
        headers = {"Retry-After": str(allowance.wait), **_headers(allowance)}
        raise Problem(429, _("That is too often. Wait %d seconds.") % allowance.wait, headers=headers)
    return allowance


def _headers(allowance: Allowance) -> dict[str, str]:
    limit, name = allowance.limit, allowance.name
    return {
        "RateLimit-Policy": f'"{name}";q={limit.amount};w={limit.seconds}',
        "RateLimit": f'"{name}";r={allowance.left};t={allowance.wait}',
    }
