"""Events as an answer lists them: their rows and those of their harms, by queries that are written once."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache

from common.prepared import Prepared, listed
from incidents.models import Event
from incidents.models.value import HarmValue


def events_at(keys: Collection[int]) -> list[Event]:
    """The live ones of some events in the order of their primary keys as given, their bodies deferred."""
    found = {event.pk: event for event in _events().rows(Event.State.LIVE, listed(keys))}
    return [found[pk] for pk in keys if pk in found]


def harms_of(keys: Collection[int]) -> Mapping[int, list[HarmValue]]:
    """What a list shows of the harms of some events, by the event's primary key: an empty list for those with none."""
    found: dict[int, list[HarmValue]] = defaultdict(list)
    for value in _harms().rows(listed(keys)):
        found[value.event_id].append(value)
    return found


@cache
def _events() -> Prepared[Event]:
    return Prepared(Event.objects.live().defer("body").order_by().filter(pk__among=[]))


@cache
def _harms() -> Prepared[HarmValue]:
    shown = ("event", "position", "text", "term__slug", "term__title", "term__superseded_by")
    return Prepared(HarmValue.objects.select_related("term").only(*shown).filter(event__among=[]))
