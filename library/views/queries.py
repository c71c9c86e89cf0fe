"""/queries/: fixing a question, and the page, files and citations of one that was fixed."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from common.access import public
from common.build import build_id
from common.limits import limited
from common.paging import numbered
from exchange.citing.formats import citation_formats, citations_of
from exchange.responding import licence_url, link_header, streamed
from incidents.index import current
from library import links
from library.citing import cited_query
from library.comparing import Today
from library.datacite.things import doi_of
from library.describing import head
from library.files import query_files
from library.fixed import FixedExport, editions_of
from library.fixing import MOST_ROWS, BadQuestion, Busy, TooManyRows, fix
from library.models import Query
from wiki.alternates import alternates_of, negotiable, unavailable
from wiki.caching import is_reader

ROWS_SHOWN = 50
KIND = "query"


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@limited("cite")
def queries(request: HttpRequest) -> HttpResponse:
    """What this is; a question that is posted as `question`, a query string of /events/, is fixed.

    No token is asked for: the deed is nobody's, whoever sends the form. What it makes depends on the question alone,
    anyone may make it, and a second time makes nothing.
    """
    if request.method != "POST":
        return render(request, "library/queries.html", {"most": MOST_ROWS})
    try:
        query = fix(_asked(request))
    except TooManyRows as refused:
        return _refused(request, refused, status=422)
    except BadQuestion as refused:
        return _refused(request, refused, status=400)
    except Busy:
        response = _refused(request, BadQuestion({"__all__": [_("Events are being changed. Try again.")]}), status=503)
        response["Retry-After"] = "5"
        return response
    return HttpResponse(status=303, headers={"Location": query.get_absolute_url()})


def _asked(request: HttpRequest) -> QueryDict:
    """What is to be fixed; an empty question is that of all events, none at all is a mistake."""
    if "question" not in request.POST:
        raise BadQuestion({"question": [_("There is no question.")]})
    return QueryDict(request.POST["question"])


def _refused(request: HttpRequest, refused: BadQuestion, status: int) -> HttpResponse:
    wrong = [(name if name != "__all__" else "", message) for name, some in refused.errors.items() for message in some]
    return render(request, "library/queries.html", {"most": MOST_ROWS, "wrong": wrong}, status=status)


@public
@require_safe
@negotiable(lambda identifier: KIND)
def query(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """The page of a fixed question: what was asked and when, its rows as they were, how to cite it and take it away."""
    found = query_or_404(identifier)
    page = request.GET.get("page", "1")
    return _kept(request, found, page if page.isdecimal() and page.isascii() else "", lambda: _page(request, found))


@public
@require_safe
def file(request: HttpRequest, identifier: str, extension: str) -> HttpResponseBase:
    """The rows, or what describes them, as a file."""
    found, wanted = query_or_404(identifier), query_files().get(extension)
    if wanted is None:
        return unavailable(found.get_absolute_url(), alternates_of(KIND))
    name = f"query-{identifier}.{extension}"
    pieces = wanted.write(FixedExport(found))
    response = _kept(request, found, extension, lambda: streamed(request, pieces, wanted.content_type, name))
    response["Link"] = link_header({"license": licence_url(), "canonical": links.cite_as(found)})
    return response


@public
@require_safe
def cite(request: HttpRequest, identifier: str) -> HttpResponse:
    """Ready-made citations of it."""
    found = query_or_404(identifier)
    citations = citations_of(cited_query(found, accessed=timezone.localdate()))
    return render(request, "library/query_cite.html", {"query": found, "citations": citations})


@public
@require_safe
def today(request: HttpRequest, identifier: str) -> HttpResponse:
    """The same question asked now: what came, went and changed since."""
    found = query_or_404(identifier)
    return render(request, "library/query_today.html", {"query": found, "today": Today(found)})


@public
@require_safe
def today_file(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """All that is another today, as CSV."""
    found = query_or_404(identifier)
    compared = Today(found)
    if not compared.selection.is_valid:
        return redirect(f"{found.get_absolute_url()}today/")
    name = f"query-{identifier}-{timezone.now():%Y-%m-%d}.csv"
    response = streamed(request, (line.encode() for line in compared.lines()), "text/csv; charset=utf-8", name)
    response["Cache-Control"] = "no-store"
    return response


def query_or_404(identifier: str) -> Query:
    """The query of that identifier, with its rows."""
    found = Query.objects.select_related("rows").filter(identifier=identifier).first()
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, found: Query) -> HttpResponse:
    export = FixedExport(found)
    part = numbered(request, found.rows.pairs, ROWS_SHOWN)
    editions = editions_of(found, part.start_index() - 1 if found.rows.count else 0, part.end_index())
    context = {
        "query": found,
        "withheld": export.withheld,
        "page_of": part,
        "rows": [(event, number, editions.get((event, number))) for event, number in part],
        "citation": citation_formats()["link"].citation(cited_query(found)).text,
        "files": query_files().values(),
        "head": head(found),
    }
    response = render(request, "library/query.html", context)
    response["Link"] = links.header(found)
    return response


def _kept(request: HttpRequest, found: Query, part: str, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """What is made, with a tag that stays while no event is saved and no DOI minted; those signed in get their own."""
    if not is_reader(request):
        response = make()
        response["Cache-Control"] = "private, no-cache"
        return response
    index, doi = current(), doi_of(found.get_absolute_url())
    etag = f'W/"{build_id()}-{found.identifier}-{part}-{index.epoch}-{index.number}-{doi}"'
    answer = get_conditional_response(request, etag) or make()
    answer["ETag"] = etag
    answer["Cache-Control"] = "no-cache"
    return answer
