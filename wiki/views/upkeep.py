"""Upkeep: what wants an editor, as far as any kind of page is concerned."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.access import may, public
from common.paging import numbered
from wiki import upkeep
from wiki.incoming import pages_of
from wiki.kinds import all_kinds, model_of
from wiki.linking import all_kinds_by_rank
from wiki.models import Link

PER_PAGE = 50


@public
@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """Every list of upkeep with its length, at most a query for each; and the work that only those with a power see."""
    tasks = [task for task in upkeep.tasks() if not task.power or may(request, task.power)]
    rows = [(task, upkeep.length_of(task)) for task in tasks]
    return render(request, "wiki/upkeep.html", {"rows": rows})


@public
@require_safe
def wanted(request: HttpRequest) -> HttpResponse:
    """Links that lead nowhere, most wanted first, each with a few of the pages that want it."""
    page_of = numbered(request, upkeep.wanted(), PER_PAGE)
    links = upkeep.wanting(row["key"] for row in page_of)
    titles = pages_of(link for some in links.values() for link in some)
    rows = [{**row, **_wanted(row, links.get((row["prefix"], row["key"]), []), titles)} for row in page_of]
    context = {"task": upkeep.task_named("wanted"), "page_of": page_of, "rows": rows}
    return render(request, "wiki/upkeep_wanted.html", context)


@public
@require_safe
def orphans(request: HttpRequest) -> HttpResponse:
    """Pages that nothing links to."""
    page_of = numbered(request, upkeep.orphans(), PER_PAGE)
    context = {"task": upkeep.task_named("orphans"), "page_of": page_of}
    return render(request, "wiki/upkeep_orphans.html", context)


def _wanted(row: dict[str, Any], links: list[Link], titles: dict[Any, Any]) -> dict[str, Any]:
    """What a row of wanted pages needs besides its counts: kind, address of the form, pages, and how many more."""
    model = model_of(row["prefix"] if row["prefix"] in all_kinds() else all_kinds_by_rank()[0])
    pages = [titles[link.kind, link.page_id] for link in links]
    return {
        "kind": model._meta.verbose_name,
        "new_url": model.new_address(),
        "wanting": pages,
        "more": row["pages"] - len(pages),
    }
