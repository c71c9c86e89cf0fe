"""The search box of every page, here and in browsers: suggestions, and what browsers must know to search here."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from common.access import public
from incidents.search import suggest
from incidents.search.language import LONGEST

A_MINUTE, A_DAY = 60, 24 * 60 * 60


@public
@require_safe
@cache_control(public=True, max_age=A_MINUTE)
def suggestions(request: HttpRequest) -> JsonResponse:
    """/suggest.json?q=: pages whose names begin like what was typed, in the form of OpenSearch: the text, then lists of
    titles, descriptions and addresses.
    """
    typed = request.GET.get("q", "")[:LONGEST]
    found = suggest(typed)
    answer = [
        typed,
        [one.title for one in found],
        [one.description for one in found],
        [f"{settings.BASE_URL}{one.url}" for one in found],
    ]
    return JsonResponse(answer, safe=False, content_type="application/x-suggestions+json")


@public
@require_safe
@cache_control(public=True, max_age=A_DAY)
def opensearch(request: HttpRequest) -> HttpResponse:
    """/opensearch.xml: how a browser searches here."""
    return render(request, "incidents/opensearch.xml", content_type="application/opensearchdescription+xml")
