"""Reading lists as readers get them: the list of lists, one list, its handout, its citations and files."""

from typing import Any

import orjson
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.members import member
from common.access import members, public
from common.paging import numbered
from exchange.citing.formats import citations_of
from library.lists.citing import FILES, cited_events, cited_list, prose_styles
from library.lists.curating import MOST_ENTRIES
from library.lists.looking_up import is_owner, readable_or_404
from library.lists.reading import Shelf, shelf_of
from library.lists.records import whole
from library.lists.telling import coins, head, links
from library.models import ListDeed, ReadingList

PER_PAGE = 50
STYLE = "apa"


@public
@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """All lists that everybody finds, those first that were worked on last."""
    rows = ReadingList.objects.public().with_counts().latest_first().select_related("owner")
    return render(request, "library/lists.html", {"lists": numbered(request, rows, PER_PAGE)})


@members
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's own lists, whoever else may read them; it says in which an event has moved on."""
    rows = ReadingList.objects.of(member(request)).with_counts().latest_first().select_related("owner")
    return render(request, "library/lists.html", {"lists": numbered(request, rows, PER_PAGE), "is_mine": True})


@public
@require_safe
def page(request: HttpRequest, key: str) -> HttpResponse:
    """A list with its events; its owner finds here all that can be done to it."""
    shelf = shelf_of(readable_or_404(request, key))
    metadata = {"head": head(shelf), "coins": coins(shelf.list)}
    response = _shown(request, "library/list.html", shelf, active="read", metadata=metadata, most=MOST_ENTRIES)
    response["Link"] = links(shelf.list)
    return response


@public
@require_safe
def handout(request: HttpRequest, key: str) -> HttpResponse:
    """The list for paper: leads, notes and questions, then the citations of all events in a style."""
    shelf = shelf_of(readable_or_404(request, key))
    styles = prose_styles()
    style = request.GET.get("style") or STYLE
    if style not in styles:
        raise Http404
    cited = [cited_list(shelf.list, timezone.localdate()), *cited_events(shelf, timezone.localdate())]
    own, *references = [styles[style].citation(one) for one in cited]
    context = {"styles": styles.values(), "style": style, "own": own, "references": references}
    return _shown(request, "library/handout.html", shelf, active="handout", **context)


@public
@require_safe
def cite(request: HttpRequest, key: str) -> HttpResponse:
    """How to cite the list itself, and files of the citations of its events."""
    shelf = shelf_of(readable_or_404(request, key))
    citations = citations_of(cited_list(shelf.list, timezone.localdate()))
    return _shown(request, "library/list_cite.html", shelf, active="cite", citations=citations)


@public
@require_safe
def history(request: HttpRequest, key: str) -> HttpResponse:
    """What was done to the list, newest first; others than its owner see none of the time when it was private."""
    one = readable_or_404(request, key)
    deeds = ListDeed.objects.of(one)
    deeds = deeds if is_owner(request, one) else deeds.open_to_readers()
    page_of = numbered(request, deeds.select_related("event"), PER_PAGE)
    return _shown(request, "library/list_history.html", shelf_of(one), active="history", page_of=page_of)


@public
@require_safe
def file(request: HttpRequest, key: str, extension: str) -> HttpResponse:
    """The list as JSON, or the citations of its events in another format."""
    shelf = shelf_of(readable_or_404(request, key))
    if extension == "json":
        response = HttpResponse(orjson.dumps(whole(shelf)), content_type="application/json")
    elif extension in FILES:
        written = FILES[extension]
        response = HttpResponse(written.write(cited_events(shelf)), content_type=written.content_type)
        response["Content-Disposition"] = f'attachment; filename="list-{shelf.list.key}.{extension}"'
    else:
        raise Http404
    response["Link"] = links(shelf.list)
    response["Cache-Control"] = "private, no-cache"
    return response


def _shown(request: HttpRequest, template: str, shelf: Shelf, **context: Any) -> HttpResponse:
    """A page of a list. What not everybody may find no cache between may keep, nor a search engine."""
    whose = {"list": shelf.list, "shelf": shelf, "is_owner": is_owner(request, shelf.list)}
    files = {ending: one.label for ending, one in FILES.items()}
    response = render(request, template, {**whose, "files": files.items(), **context})
    response["Cache-Control"] = "private, no-cache"
    if not shelf.list.is_public:
        response["X-Robots-Tag"] = "noindex"
    return response
