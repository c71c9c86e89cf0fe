"""Indexing: the facts of events follow their rows, in the saving transaction."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import F, QuerySet, Value
from django.dispatch import receiver
from django.utils import timezone

from common.inserting import insert
from common.rows import update
from incidents.index import codes, spans
from incidents.models import (
    ActorValue,
    ConsequenceValue,
    Event,
    EventCountry,
    EventFacts,
    FactStamp,
    GroupValue,
    HarmValue,
    HighRiskValue,
    InformationValue,
    Involvement,
    LegalOutcome,
    Organisation,
)
from taxonomy.models import Law
from taxonomy.schemes import SCHEMES
from wiki.derivations import Derivation, derive
from wiki.models import LinkStamp
from wiki.names import sort_title
from wiki.signals import Save, page_saved

AT_ONCE = 500
ROWS: tuple[tuple[codes.Facet, Any, str], ...] = (
    (codes.HARM, HarmValue.objects, "term_id"),
    (codes.INFORMATION, InformationValue.objects, "term_id"),
    (codes.ACTOR, ActorValue.objects, "term_id"),
    (codes.GROUP, GroupValue.objects, "term_id"),
    (codes.HIGH_RISK, HighRiskValue.objects, "term_id"),
    (codes.CONSEQUENCE, ConsequenceValue.objects, "term_id"),
    (codes.LAW, LegalOutcome.objects, "law_id"),
    *((facet, Involvement.objects.filter(role=role), "organisation_id") for role, facet in codes.IN_ROLE.items()),
)
"""Where an event's values stand: the facet, the rows, and the column of the page that each may name."""
COLUMNS = [column.name for column in EventFacts._meta.concrete_fields if not column.primary_key]
PASSED_OVER = ("stamp", "written", "codes", "sort_title")
UNCODED = frozenset({"title", "short_title", "summary", "body", "breakdown", "sources"})
"""Keys of the record that no code tells of."""
Written = dict[codes.Facet, set[int | None]]
Rows = Mapping[str, list[Any]]


@receiver(page_saved, sender=Event)
def write_facts(saves: list[Save], rows: Rows | None = None, **kwargs: Any) -> None:
    """Make the facts of saved events what their rows say. Most edits change prose alone, and leave the codes as they
    are."""
    if rows is not None:
        LinkStamp.hold()
        insert(_facts_of([save.page for save in saves], _said(rows), FactStamp.next()))
        return
    for save in saves:
        if save.is_within(UNCODED):
            _write_without_codes(save.page)
    write([save.page for save in saves if not save.is_within(UNCODED)])


@receiver(page_saved)
def count_vocabulary(sender: Any, saves: list[Save], **kwargs: Any) -> None:
    """Tell those who hold terms, laws and organisations in memory that some of them changed.

    A new organisation that is merged into none is nothing to them.
    """
    is_named = sender is Law or sender in SCHEMES.values()
    if is_named or (sender is Organisation and any(_may_be_held(save.page) for save in saves)):
        LinkStamp.hold()
        FactStamp.count_vocabulary()


def write(events: list[Any]) -> None:
    """Write the facts of events: three queries for every five hundred, and one stamp for all of them.

    The link stamp is locked before the stamp of facts, here as everywhere, so that no two saves wait for each other.
    """
    if events:
        LinkStamp.hold()
        stamp = FactStamp.next()
        for some in _in_parts(events):
            facts = facts_of(some, stamp)
            EventFacts.objects.bulk_create(facts, update_conflicts=True, unique_fields=["event"], update_fields=COLUMNS)


def _write_without_codes(event: Any) -> None:
    """All facts but the codes, which did not change; all of them where there are none yet."""
    LinkStamp.hold()
    facts = _facts(event, defaultdict(set), FactStamp.next(), spans.moment(timezone.now()))
    if not update(facts, but=frozenset({"codes"})):
        write([event])


def facts_of(events: list[Any], stamp: int) -> list[EventFacts]:
    """The facts of events, unsaved; two queries."""
    return _facts_of(events, _written([event.pk for event in events]), stamp)


def _facts_of(events: list[Any], written: dict[int, Written], stamp: int) -> list[EventFacts]:
    now = spans.moment(timezone.now())
    return [_facts(event, written[event.pk], stamp, now) for event in events]


def stale(events: list[Any]) -> list[Any]:
    """The events whose facts are not what their rows say; three queries."""
    stored = {facts.event_id: _says(facts) for facts in EventFacts.objects.filter(event__in=[e.pk for e in events])}
    wanted = {facts.event_id: _says(facts) for facts in facts_of(events, 0)}
    return [event for event in events if stored.get(event.pk) != wanted[event.pk]]


def renew(events: list[Any]) -> None:
    """Write the facts of events that had lost them, or had them from nowhere: so everyone loads all facts anew."""
    write(events)
    FactStamp.begin_epoch()


derive(Event.kind, Derivation("facts", stale, renew))


def _may_be_held(organisation: Any) -> bool:
    return organisation.merged_into_id is not None or organisation.revision_count > 1 or not organisation.is_live


def _in_parts(events: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(events), AT_ONCE):
        yield events[start : start + AT_ONCE]


def _written(pks: list[int]) -> dict[int, Written]:
    """What stands in the rows of each event: for each facet the pages named, None for what names no page."""
    parts: list[QuerySet[Any]] = [
        rows.filter(event__among=pks).order_by().values_list("event_id", Value(facet.number), F(column))
        for facet, rows, column in ROWS
    ]
    by_number = {facet.number: facet for facet, _rows, _column in ROWS}
    found: dict[int, Written] = defaultdict(lambda: defaultdict(set))
    for event, number, value in parts[0].union(*parts[1:], all=True):
        found[event][by_number[number]].add(value)
    for event, code in EventCountry.objects.filter(event__among=pks).order_by().values_list("event_id", "country_id"):
        found[event][codes.COUNTRY].add(codes.country_number(code))
    return found


def _said(rows: Rows) -> dict[int, Written]:
    """The same, of rows that were just made."""
    found: dict[int, Written] = defaultdict(lambda: defaultdict(set))
    for facet in codes.TERM_FACETS:
        for row in rows[facet.key]:
            found[row.event_id][facet].add(row.term_id)
    for row in rows["laws"]:
        found[row.event_id][codes.LAW].add(row.law_id)
    for row in rows["organisations"]:
        found[row.event_id][codes.IN_ROLE[row.role]].add(row.organisation_id)
    for row in rows["countries"]:
        found[row.event_id][codes.COUNTRY].add(codes.country_number(row.country_id))
    return found


def _facts(event: Any, written: Written, stamp: int, now: int) -> EventFacts:
    earliest, latest = spans.days(event.earliest, event.latest)
    low, high = spans.numbers(event.people_low, event.people_high)
    return EventFacts(
        event_id=event.pk,  # named as an object it would make a ring with the event, and both would stay in memory
        stamp=stamp,
        live=event.is_live,
        codes=b"".join(code.to_bytes(8, "little") for code in sorted(_codes(event, written))),
        earliest=earliest,
        latest=latest,
        people_low=low,
        people_high=high,
        changed=spans.moment(event.changed_at),
        written=now,
        sort_title=sort_title(event.title),
    )


def _codes(event: Any, written: Written) -> set[int]:
    """All codes of an event: its values, or in each facet without one the kind of empty."""
    if event.is_global:
        written[codes.COUNTRY].add(codes.GLOBAL)
    every = written | _plain(event) | _roles(written)
    found = {facet.code(value) for facet, values in every.items() for value in values if value is not None}
    empty = [facet for facet in codes.FACETS if facet.key and not every.get(facet)]
    return found | {facet.empty_code(event.states.get(facet.key, "unset")) for facet in empty}


def _plain(event: Any) -> Written:
    """The facets whose values stand in the event's own columns."""
    plain: Written = {codes.CODED: {codes.WORDS[codes.CODED][event.coded]}}
    if event.date_basis:
        plain[codes.BASIS] = {codes.WORDS[codes.BASIS][event.date_basis]}
    if event.people_kind:
        plain[codes.UNIT] = {codes.WORDS[codes.UNIT][event.people_unit]}
    return plain


def _roles(written: Written) -> Written:
    """The roles that organisations have in an event; those without a page count too."""
    roles: set[int | None] = {codes.ROLES[role.slug] for role, facet in codes.IN_ROLE.items() if written.get(facet)}
    some: Written = {codes.ORGANISATION: {None}, codes.ORGANISATION_ROLE: roles}
    return some if roles else {}


def _says(facts: EventFacts) -> tuple[Any, ...]:
    """What facts say, stored or not; the stamp only counts, and when they were written is no matter."""
    values = {name: getattr(facts, name) for name in COLUMNS if name not in PASSED_OVER}
    return (*values.values(), bytes(facts.codes), bytes(facts.sort_title))
