"""The map of the field, the schemes, and their terms as data for pickers."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.access import public
from taxonomy import countries
from taxonomy.counting import count_events
from taxonomy.models import Harm, Term
from taxonomy.schemes import SCHEMES
from taxonomy.trees import tree_of
from wiki.alternates import negotiable


@public
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Solove's four groups as the map of the field, then the other schemes."""
    groups = count_events(tree_of(Harm), Harm)
    others = [(model, count_events(tree_of(model), model)) for model in SCHEMES.values() if model is not Harm]
    return render(request, "taxonomy/overview.html", {"groups": groups, "others": others, "harms": Harm})


@public
@require_safe
@negotiable(lambda model: "scheme")
def scheme(request: HttpRequest, model: type[Term]) -> HttpResponse:
    """A scheme as a tree with its definitions."""
    branches = count_events(tree_of(model), model)
    return render(request, "taxonomy/scheme.html", {"model": model, "branches": branches})


@public
@require_safe
def options(request: HttpRequest, model: type[Term]) -> JsonResponse:
    """The terms of a scheme with their other labels and definitions, as pickers and others read them."""
    manager: Any = model._default_manager
    terms = manager.live().in_order().select_related("parent")
    return JsonResponse({"scheme": model.scheme, "terms": [_option(term) for term in terms]})


@public
@require_safe
def country_options(request: HttpRequest) -> JsonResponse:
    """The countries in the same shape."""
    terms = [
        {"slug": code, "label": entry["name"], "parent": None, "alt": [code, *entry["other_names"]], "definition": ""}
        for code, entry in countries.table().items()
    ]
    return JsonResponse({"scheme": "countries", "terms": sorted(terms, key=lambda term: term["label"])})


def _option(term: Term) -> dict[str, Any]:
    return {
        "slug": term.slug,
        "label": term.title,
        "parent": term.parent.slug if term.parent else None,
        "alt": term.alt_labels,
        "definition": term.definition,
    }
