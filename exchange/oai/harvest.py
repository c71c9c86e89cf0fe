"""Harvesting: events in the order in which they were written here, deleted ones among them, from any place on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from exchange.oai import moments
from exchange.oai.errors import no_records, no_such_record
from exchange.oai.sets import all_sets, set_of
from exchange.oai.tokens import Place
from incidents.models import Event, EventFacts, HarmValue
from wiki.editions import Edition, latest_editions

AT_ONCE = 100
LONGEST_WRITING = timedelta(hours=1)
"""How long a transaction may take that writes events, a large import among them."""
WORD = "event-"


@dataclass(frozen=True)
class Harvested:
    """An event as harvesters know it: an identifier that no move changes, a datestamp, sets, and its latest revision.

    Without an edition it was deleted.
    """

    pk: int
    datestamp: str
    sets: Sequence[str]
    edition: Edition | None

    @property
    def identifier(self) -> str:
        return f"oai:{host()}:{WORD}{self.pk}"


@dataclass(frozen=True)
class Part:
    """Some records of a list, and the place from which it goes on; None at its end."""

    records: list[Harvested]
    place: Place
    next: Place | None


def host() -> str:
    """The name that identifiers begin with."""
    return str(urlsplit(settings.BASE_URL).hostname)


def part_at(place: Place) -> Part:
    """The records that a place names; noRecordsMatch where there are none."""
    chosen = _chosen(place)
    if not place.given:
        place = replace(place, size=chosen.count())
    after = Q(written__gt=place.written) | Q(written=place.written, event__gt=place.event)
    facts = list(chosen.filter(after, written__gte=place.written).order_by("written", "event_id")[: AT_ONCE + 1])
    if not facts:
        raise no_records()
    records = _harvested(facts[:AT_ONCE])
    last = facts[:AT_ONCE][-1]
    following = replace(place, written=last.written, event=last.event_id, given=place.given + len(records))
    return Part(records, place, following if len(facts) > AT_ONCE else None)


def record_of(identifier: str) -> Harvested:
    """The record that has an identifier; idDoesNotExist where there is none."""
    start = f"oai:{host()}:{WORD}"
    number = identifier.removeprefix(start)
    if not identifier.startswith(start) or not (number.isascii() and number.isdigit() and len(number) < 19):
        raise no_such_record()
    facts = list(_facts().filter(pk=int(number)))
    if not facts:
        raise no_such_record()
    return _harvested(facts)[0]


def earliest() -> str:
    """The datestamp before which nothing was written."""
    first = EventFacts.objects.order_by("written").values_list("written", flat=True).first()
    return moments.stamp(first or 0)


def known_until() -> datetime:
    """The moment up to which all that was written can be read: to ask again from it misses nothing.

    Events are stamped one transaction after another, so none is on its way with an older stamp than the newest here,
    but one may be with a stamp of just now. Where nothing was written lately, it is an hour ago.
    """
    newest = EventFacts.objects.order_by("-written").values_list("written", flat=True).first()
    now = timezone.now()
    return min(now, max(moments.moment(newest or 0), now - LONGEST_WRITING))


def _facts() -> QuerySet[EventFacts]:
    return EventFacts.objects.only("event", "written", "live")


def _chosen(place: Place) -> QuerySet[EventFacts]:
    facts = _facts()
    if place.begin is not None:
        facts = facts.filter(written__gte=place.begin)
    if place.end is not None:
        facts = facts.filter(written__lt=place.end)
    if place.set_spec:
        harms = set_of(place.set_spec).harms
        facts = facts.filter(Exists(HarmValue.objects.filter(event=OuterRef("event"), term__in=harms)))
    return facts


def _harvested(facts: Sequence[EventFacts]) -> list[Harvested]:
    """Three queries for all of them: sets, harms and revisions."""
    pks = [one.event_id for one in facts]
    live = [one.event_id for one in facts if one.live]
    editions = _editions(live)
    sets = _sets_of(pks)
    return [Harvested(f.event_id, moments.stamp(f.written), sets[f.event_id], editions.get(f.event_id)) for f in facts]


def _editions(pks: Sequence[int]) -> dict[int, Edition]:
    by_slug = {edition.slug: edition for edition in latest_editions(Event, pks)} if pks else {}
    slugs: Any = Event.objects.filter(pk__in=pks).values_list("pk", "slug")
    return {pk: by_slug[slug] for pk, slug in slugs if slug in by_slug}


def _sets_of(pks: Sequence[int]) -> dict[int, list[str]]:
    """The sets that each event is in by a harm of its own; those above follow from the names."""
    specs = {one.harm.pk: one.spec for one in all_sets()}
    found: dict[int, list[str]] = {pk: [] for pk in pks}
    rows: Any = HarmValue.objects.filter(event__in=pks, term__in=specs).order_by("position")
    for event, term in rows.values_list("event_id", "term_id"):
        found[event].append(specs[term])
    return {pk: list(dict.fromkeys(some)) for pk, some in found.items()}
