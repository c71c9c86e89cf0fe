"""The URLconf as the tests walk it: every address of ours with its parameters."""

import re

from django.urls import URLPattern, get_resolver

OTHERS = ("admin/",)
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")


def routes(patterns=None, before=""):
    """Every route but those of the admin pages, such as `events/<page:slug>/`; those written as patterns left out."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            if "^" not in route:
                yield route
        elif not route.startswith(OTHERS):
            yield from routes(pattern.url_patterns, route)


def parameters(route):
    """Names of a route's parameters, in order."""
    return [name for _converter, name in PARAMETER.findall(route)]


def filled(route, values):
    """The address that a route is with these values."""
    return "/" + PARAMETER.sub(lambda match: str(values[match[2]]), route)
