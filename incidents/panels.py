"""What events add to the pages of terms, laws, organisations and sources, and to an event's own for its editors."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest
from pyroaring import BitMap

from common.paging import number_in, numbered, slice_of
from incidents.coding import gaps_of
from incidents.index import codes, current
from incidents.models import Event, Passage, PassageCode
from incidents.ordered import Ordered
from taxonomy.groups import harm_groups
from taxonomy.schemes import KINDS
from wiki.models import WikiPage
from wiki.panels import Panel, panel

PER_PAGE = 50
FEW = 20
FACETS = {facet.kind: facet for facet in codes.TERM_FACETS if facet != codes.HIGH_RISK}
"""Where the index has the events of a term of each scheme."""
USES = {
    "harm": ["harm_values__term"],
    "information": ["information_values__term"],
    "actor": ["actor_values__term"],
    "group": ["group_values__term", "high_risk_values__term"],
    "consequence": ["consequence_values__term"],
    "law": ["legal_outcomes__law"],
    "org": ["involvements__organisation"],
    "source": ["citations__source"],
}
"""Where an event can name a page of each kind."""


@panel(KINDS)
def events_of_term(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Events with the term or one below it, newest first."""
    index, facet = current(), FACETS[page.kind]
    having = index.having(tuple(facet.code(term) for term in index.vocabulary.branch(page.kind, page.pk)))
    events = Ordered(index, having)
    feed = f"{page.get_absolute_url().rstrip('/')}.atom"
    return Panel("incidents/_events_panel.html", {"page_of": numbered(request, events, PER_PAGE), "feed": feed})


@panel(["group"])
def high_risk_events(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Events in which the group was at high risk."""
    index = current()
    events = Ordered(index, index.having((codes.HIGH_RISK.code(page.pk),)))
    page_of = numbered(request, events, PER_PAGE, "high_risk")
    return Panel("incidents/_high_risk_panel.html", {"page_of": page_of}) if page_of else None


@panel(KINDS)
def passages_of_term(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Passages coded with the term, in their context: those of some events at a time, newest first."""
    coded = PassageCode.objects.filter(kind=page.kind, term_id=page.pk)
    events = Ordered(current(), BitMap(coded.values_list("event_id", flat=True)))
    page_of = numbered(request, events, FEW, "passages")
    group = harm_groups(getattr(page, "stamp", 0) or 0).get(page.slug, "") if page.kind == "harm" else ""
    context = {"page_of": page_of, "group": group, "passages": _passages(coded, page_of.object_list)}
    return Panel("incidents/_passages_panel.html", context)


def _passages(coded: Any, events: Iterable[Event]) -> list[tuple[Event, Passage]]:
    """The passages of some events, in their order; one query."""
    found = defaultdict(list)
    for code in coded.filter(event__in=events).select_related("passage").order_by("passage__position"):
        found[code.event_id].append(code.passage)
    return [(event, passage) for event in events for passage in found[event.pk]]


@panel(["law"])
def events_under_law(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Events that the law was applied to, and what came of it."""
    outcomes = _with_events(page.outcomes)  # type: ignore[attr-defined]
    return Panel("incidents/_outcomes_panel.html", {"page_of": numbered(request, outcomes, PER_PAGE)})


@panel(["org"])
def events_of_organisation(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Events that the organisation had a part in, with its role."""
    involvements = _with_events(page.involvements)  # type: ignore[attr-defined]
    return Panel("incidents/_involvements_panel.html", {"page_of": numbered(request, involvements, PER_PAGE)})


@panel(["source"])
def events_citing(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Events that cite the source."""
    citations = _with_events(page.citations)  # type: ignore[attr-defined]
    return Panel("incidents/_citations_panel.html", {"page_of": numbered(request, citations, PER_PAGE)})


@panel(["event"])
def gaps_in_coding(page: WikiPage, request: HttpRequest) -> Panel | None:
    """For editors: where infobox and coded passages do not agree. Readers are not asked to pay for it."""
    if not request.user.is_authenticated:
        return None
    assert isinstance(page, Event)  # noqa: S101 (registered for events)
    gaps = gaps_of(page)
    return Panel("incidents/_gaps_panel.html", {"gaps": gaps}) if gaps else None


@panel(USES, place="links")
def events_that_use(page: WikiPage, request: HttpRequest) -> Panel | None:
    """Events that have this very page in their infobox or among their sources, those entered last first."""
    before = number_in(request.GET, "events_before", Http404)
    events = Event.objects.live().naming(page.pk, *USES[page.kind]).order_by("-pk")
    part = slice_of(events.filter(pk__lt=before) if before else events, PER_PAGE, is_first=not before)
    return Panel("incidents/_uses_panel.html", {"part": part})


def _with_events(rows: Any) -> QuerySet[Any]:
    live = rows.filter(event__state=WikiPage.State.LIVE).select_related("event")
    return live.order_by(F("event__earliest").desc(nulls_last=True), "event__title", "position")  # type: ignore[no-any-return]
