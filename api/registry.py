"""The resources of the API: each a module of `api/resources/`, which tells its addresses, its shapes and what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.urls import URLPattern, path

from api import resources as folder
from api.kinds import PageKind
from api.views.base import Endpoint
from api.views.pages import Page, Revision, Revisions
from common.access import public
from common.registry import plugins
from wiki.fields import Words


@dataclass(frozen=True)
class Route:
    """An address below /api/v1/, the view that answers there, and what that view is told."""

    address: str
    view: type[Endpoint]
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Resource:
    """A thing that the API has: its word in addresses, what it is, and the JSON Schemas that its answers name."""

    name: str
    rank: int
    about: Words
    routes: Sequence[Route]
    schemas: Mapping[str, Any] = field(default_factory=dict)


def routes_of(kind: PageKind) -> list[Route]:
    """The addresses of every page of a kind: today's revision and its history."""
    base, options = f"{kind.folder}/<page:slug>/", {"kind": kind}
    return [
        Route(base, Page, options),
        Route(f"{base}revisions/", Revisions, options),
        Route(f"{base}revisions/<number:number>/", Revision, options),
    ]


@cache
def all_resources() -> tuple[Resource, ...]:
    """Every resource, in the order of the documentation."""
    return tuple(sorted(plugins(folder, "RESOURCE", Resource), key=lambda one: one.rank))


def url_patterns() -> list[URLPattern]:
    """The addresses of all resources."""
    return [_pattern(resource, route) for resource in all_resources() for route in resource.routes]


def _pattern(resource: Resource, route: Route) -> URLPattern:
    return path(route.address, public(route.view.as_view(tag=resource.name, **route.options)))
