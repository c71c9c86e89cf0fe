"""The texts of an event that are searched: all that it says of itself, without markup."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from incidents.models import Involvement
from incidents.search.words import spaced
from wiki.markup import plain
from wiki.record import Record

MOST_BYTES = 250_000
"""Of a body, the rest of which is not searched: PostgreSQL's vector of a text's words has at most 1 MB."""
MOST_OF_NAMES = 20_000
KEYS = frozenset({"title", "short_title", "organisations", "summary", "body"})
"""Keys of an event's record of which its texts are made."""


@dataclass(frozen=True)
class Texts:
    """An event's texts as the engines index them, from what weighs most to what weighs least.

    `names` are its short title and the organisations in it as the event writes them, so that they derive from the event
    alone: one that is renamed or merged is found by its new name where its events are listed.
    """

    title: str
    names: str
    lead: str
    body: str

    @property
    def columns(self) -> tuple[str, ...]:
        return self.title, self.names, self.lead, self.body


def texts_of(events: list[Any]) -> dict[int, Texts]:
    """The texts of the live ones among some events, by primary key; one query."""
    live = [event for event in events if event.is_live]
    names = _organisations([event.pk for event in live])
    return {event.pk: _texts(vars(event), names[event.pk]) for event in live}


def texts_in(record: Record) -> Texts:
    """The texts of the event that a record is of."""
    return _texts(record, [row["name"] for row in record["organisations"]])


def _organisations(pks: list[int]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    rows = Involvement.objects.filter(event__in=pks).order_by("event_id", "position")
    for event, name in rows.values_list("event_id", "name"):
        names[event].append(name)
    return names


def _texts(says: Mapping[str, Any], organisations: list[str]) -> Texts:
    lead, body = _prose(says["summary"], says["body"])
    names = "\n".join(dict.fromkeys(filter(None, (says["short_title"], *organisations))))
    return Texts(spaced(says["title"]), spaced(names[:MOST_OF_NAMES]), spaced(lead), _cut(spaced(body)))


def _prose(summary: str, body: str) -> tuple[str, str]:
    """Lead and body in plain text. They are read together, as they just were for links: reading costs the most."""
    lead, whole = plain(summary), plain(f"{summary}\n\n{body}")
    return (lead, whole[len(lead) :].removeprefix(".").lstrip()) if whole.startswith(lead) else (lead, plain(body))


def _cut(text: str) -> str:
    return text if len(text) * 4 <= MOST_BYTES else text.encode()[:MOST_BYTES].decode(errors="ignore")
