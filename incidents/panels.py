"""What events add to the pages of terms, laws, organisations and sources."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from incidents.counting import VALUES
from incidents.models import Event, HighRiskValue, PassageCode
from taxonomy.groups import harm_groups
from taxonomy.models import Term
from taxonomy.schemes import KINDS
from taxonomy.trees import below, find, tree_of
from wiki.models import WikiPage
from wiki.panels import Panel, panel

PER_PAGE = 50


@panel(KINDS)
def events_of_term(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Events with the term or one below it, newest first."""
    assert isinstance(page, Term)  # noqa: S101 (registered for terms)
    branch = find(tree_of(type(page)), page.pk)
    terms = [one.term.pk for one in below(branch)] if branch else [page.pk]
    chosen = VALUES[page.kind].objects.filter(term__in=terms).values("event")
    return Panel("incidents/_events_panel.html", {"page_of": _paged(Event.objects.filter(pk__in=chosen), request)})


@panel(["group"])
def high_risk_events(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Events in which the group was at high risk."""
    chosen = HighRiskValue.objects.filter(term=page.pk).values("event")
    events = Event.objects.filter(pk__in=chosen)
    return Panel("incidents/_high_risk_panel.html", {"events": _ordered(events)[:PER_PAGE]}) if events else None


@panel(KINDS)
def passages_of_term(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Passages coded with the term, in their context."""
    codes = (
        PassageCode.objects.filter(kind=page.kind, term_id=page.pk, passage__event__state=WikiPage.State.LIVE)
        .select_related("passage__event")
        .order_by("-passage__event__earliest", "passage__event_id", "passage__position")
    )
    group = harm_groups(getattr(page, "stamp", 0) or 0).get(page.slug, "") if page.kind == "harm" else ""
    passages = [code.passage for code in codes[:PER_PAGE]]
    return Panel("incidents/_passages_panel.html", {"passages": passages, "count": codes.count(), "group": group})


@panel(["law"])
def events_under_law(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Events that the law was applied to, and what came of it."""
    outcomes = _with_events(page.outcomes)  # type: ignore[attr-defined]
    return Panel("incidents/_outcomes_panel.html", {"outcomes": outcomes})


@panel(["org"])
def events_of_organisation(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Events that the organisation had a part in, with its role."""
    involvements = _with_events(page.involvements)  # type: ignore[attr-defined]
    return Panel("incidents/_involvements_panel.html", {"involvements": involvements})


@panel(["source"])
def events_citing(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Events that cite the source."""
    return Panel("incidents/_citations_panel.html", {"citations": _with_events(page.citations)})  # type: ignore[attr-defined]


def _with_events(rows: Any) -> QuerySet[Any]:
    live = rows.filter(event__state=WikiPage.State.LIVE).select_related("event")
    return live.order_by("-event__earliest", "event__title")  # type: ignore[no-any-return]


def _paged(events: QuerySet[Event], request: HttpRequest) -> Any:
    return Paginator(_ordered(events), PER_PAGE).get_page(request.GET.get("page"))


def _ordered(events: QuerySet[Event]) -> QuerySet[Event]:
    return events.filter(state=WikiPage.State.LIVE).order_by("-earliest", "title", "pk")
