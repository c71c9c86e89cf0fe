"""What browsers may load and run here: the content security policy of the settings, written once in a process."""

from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase


class PolicyMiddleware(CSPMiddleware):
    """django-csp's, which writes the policy for each answer anew, as it must only where a view has one of its own."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer with its policy."""
        if any(name.startswith("_csp") for name in vars(response)):
            return super().process_response(request, response)
        response.setdefault(HEADER, _policy())
        return response


@cache
def _policy() -> str:
    return build_policy()
