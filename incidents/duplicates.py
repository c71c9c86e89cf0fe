"""Events that may be about the same incident as one that somebody is about to write."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from incidents import dates
from incidents.models import Event
from incidents.publications import address_key
from wiki.duplicates import finds_duplicates
from wiki.models import Name
from wiki.names import stem
from wiki.record import Record
from wiki.references import Entry

LEAST_SHARED = 0.5
LONG_WORD = 4
CANDIDATES = 200
MOST_WORDS = 6


@finds_duplicates("event")
def likely(record: Record) -> list[Entry]:
    """Events that cite one of the same publications, or of about the same time whose titles share half their words."""
    return [_entry(event) for event in [*_same_sources(record), *_like_titles(record)]]


def _same_sources(record: Record) -> Iterable[Event]:
    keys = {address_key(row["url"]) for row in record["sources"]} - {""}
    return Event.objects.live().filter(citations__source__address_key__in=keys).distinct() if keys else []


def _like_titles(record: Record) -> Iterable[Event]:
    words = _words(record["title"]) | _words(record["short_title"])
    if not words:
        return []
    longest = sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS]
    named = Q()
    for word in longest:
        named |= Q(stem__contains=word)
    # An expression, for SQLite's own comparison takes É and é for two letters; a word has no sign with a meaning in it.
    short = ~Q(short_title="") & Q(short_title__iregex="|".join(longest))
    names = Name.objects.filter(named, kind=Event.kind)
    some = Event.objects.live().filter(short | Q(pk__in=names.values("page_id")))
    candidates = _about_then(some, record)[:CANDIDATES]
    return [event for event in candidates if _share(words, _words(event.title) | _words(event.short_title))]


def _about_then(events: QuerySet[Event], record: Record) -> QuerySet[Event]:
    """Those whose date may overlap, and those without one."""
    bounds = dates.bounds(record["date_edtf"])
    if bounds.latest:
        events = events.filter(Q(earliest=None) | Q(earliest__lte=bounds.latest))
    if bounds.earliest:
        events = events.filter(Q(latest=None) | Q(latest__gte=bounds.earliest))
    return events


def _share(mine: set[str], theirs: set[str]) -> bool:
    return len(mine & theirs) >= LEAST_SHARED * min(len(mine), len(theirs) or 1)


def _words(title: str) -> set[str]:
    return {word for word in stem(title).split() if len(word) >= LONG_WORD or word.isdigit()}


def _entry(event: Event) -> Entry:
    return Entry(event.kind, event.pk, event.slug, event.title)
