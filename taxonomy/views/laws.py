"""The list of laws."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.access import public
from taxonomy.groups import harm_groups
from taxonomy.models import Law


@public
@require_safe
def laws(request: HttpRequest) -> HttpResponse:
    """Every law, by jurisdiction."""
    rows = Law.objects.live().by_place().select_related("jurisdiction").prefetch_related("harm_values__term")
    by_jurisdiction = [(place, list(some)) for place, some in groupby(rows, key=lambda law: law.jurisdiction)]
    context = {"by_jurisdiction": by_jurisdiction, "groups": harm_groups(0)}
    return render(request, "taxonomy/laws.html", context)
