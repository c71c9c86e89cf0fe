"""Exporting: the events of a question in one of the formats that `exchange/exporters/` has."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from typing import Any, Protocol
from urllib.parse import unquote_plus, urlencode

from django.conf import settings
from django.utils import timezone

from common.ahead import ahead
from common.registry import plugins
from exchange import exporters as folder
from exchange.citing.cited import Author
from exchange.citing.contributors import contributors_of_all
from incidents.addresses import Pair
from incidents.filters import EventFilterSet
from incidents.models import Event
from incidents.selection import Selection
from wiki.editions import Edition, latest_editions
from wiki.fields import Words

PLACE = ("page", "per_page", "cursor")
"""Parameters that ask for one page of the events; without any of them all are exported."""
LONGEST_NAME = 100
MILLION = 1_000_000


class Described(Protocol):
    """A field of an export: its name, its type in a Table Schema, and what it means."""

    @property
    def name(self) -> str: ...

    @property
    def type(self) -> str: ...

    @property
    def meaning(self) -> Words: ...


Credited = tuple[Edition, Sequence[Author]]
"""A revision, and those who contributed to its page up to it."""


class Export(ABC):
    """The answer to a question about events, and what every format tells of it besides its events."""

    moment: datetime
    name: str = "events"
    """What its Data Package is called."""
    next: str = ""
    """The whole address of the page after this one; empty on the last, and where all are exported."""
    previous: str = ""

    @property
    @abstractmethod
    def sentence(self) -> str:
        """What the events are, in words."""

    @property
    @abstractmethod
    def query(self) -> str:
        """The question as a query string, in canonical order."""

    @property
    def corrected(self) -> Mapping[str, str]:
        """Words of the search that nothing has, each with the word that was sought in its place."""
        return {}

    @property
    @abstractmethod
    def count(self) -> int:
        """How many events the question finds."""

    @property
    @abstractmethod
    def rows(self) -> int:
        """How many of them are exported."""

    @property
    @abstractmethod
    def changed(self) -> datetime:
        """When the last of the events found was changed; the moment of the export where there are none."""

    @property
    @abstractmethod
    def page_url(self) -> str:
        """The whole address of the page that shows the same events."""

    @abstractmethod
    def url(self, extension: str) -> str:
        """The whole address of this export in a format."""

    def formats(self) -> list["Exporter"]:
        """The formats that it can be had in."""
        return [*exporters().values()]

    @abstractmethod
    def editions(self) -> Iterable[Edition]:
        """The revisions of the events in the order of the question, read some at a time while they are sent."""

    @abstractmethod
    def credited(self) -> Iterable[Credited]:
        """The same, each with its contributors."""


class QuestionExport(Export):
    """The answer to a valid question as it is today.

    What was changed since the export began comes as it is then; what was deleted is missing.
    """

    def __init__(self, selection: Selection, asked: Mapping[str, str]) -> None:
        """`asked` is the query string as it was asked."""
        self.selection, self.asked, self.moment = selection, asked, timezone.now()
        if self.is_part:
            self.next, self.previous = _whole(selection.next), _whole(selection.previous)

    @property
    def is_part(self) -> bool:
        """Whether it is one page of the events rather than all of them."""
        return any(self.asked.get(name) for name in PLACE)

    @property
    def sentence(self) -> str:
        return self.selection.sentence

    @property
    def corrected(self) -> Mapping[str, str]:
        return self.selection.corrected

    @property
    def count(self) -> int:
        return self.selection.total

    @property
    def rows(self) -> int:
        return len(self.selection.keys) if self.is_part else self.count

    @property
    def changed(self) -> datetime:
        found = self.selection.found
        if not self.count:
            return self.moment
        return datetime.fromtimestamp(int(found.index.columns.at("changed", found.keys).max()) / MILLION, UTC)

    @cached_property
    def query(self) -> str:
        place = [(name, self.asked[name]) for name in PLACE if self.asked.get(name)]
        return urlencode([*question_of(self.selection), *place])

    def url(self, extension: str) -> str:
        return self._with_query(f"/events.{extension}")

    @property
    def page_url(self) -> str:
        return self._with_query("/events/")

    def file_name(self, extension: str) -> str:
        """A name that tells files of several questions and days apart."""
        words = re.sub(r"[^a-z0-9]+", "-", unquote_plus(self.query).lower())
        stem = f"events-{words}"[:LONGEST_NAME].strip("-")
        return f"{stem}-{self.moment:%Y-%m-%d}.{extension}"

    def editions(self) -> Iterator[Edition]:
        for some in ahead(partial(latest_editions, Event), self._batches()):
            yield from some

    def credited(self) -> Iterator[Credited]:
        for keys in self._batches():
            authors = contributors_of_all(Event.kind, keys)
            numbers = dict(Event.objects.filter(pk__in=keys).values_list("slug", "pk"))
            for edition in latest_editions(Event, keys):
                yield edition, authors.get(numbers.get(edition.slug, 0), ())

    def _batches(self) -> Iterator[list[int]]:
        """The primary keys of the events in the order of the question, some at a time."""
        yield from [self.selection.keys] if self.is_part else self.selection.in_order()

    def _with_query(self, path: str) -> str:
        return _whole(f"{path}?{self.query}" if self.query else path)


def question_of(selection: Selection) -> list[Pair]:
    """What a question says in canonical order, its place in the list and how it is shown left out."""
    kept = EventFilterSet.base_filters.keys() - set(PLACE)
    return [pair for pair in selection.address.pairs if pair[0] in kept]


def _whole(address: str) -> str:
    return f"{settings.BASE_URL}{address}" if address else ""


@dataclass(frozen=True, kw_only=True)
class Exporter:
    """A format: its file extension, its place in menus, what it is called and good for, and how it is written.

    `write` gives bytes piece by piece and never holds all events. `fields` says what a row has, where it has rows, and
    `dialect` how they are found in the file, in the words of Frictionless's Table Dialect. `links_ask` are parameters
    that links to it add to a question.
    """

    extension: str
    rank: int
    label: Words
    note: Words
    content_type: str
    write: Callable[[Export], Iterable[bytes]]
    fields: Sequence[Described] = ()
    dialect: Mapping[str, Any] = field(default_factory=dict)
    links_ask: Mapping[str, str] = field(default_factory=dict)

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.content_type.partition(";")[0]


@cache
def exporters() -> dict[str, Exporter]:
    """Every format by its extension, in the order of menus."""
    found = sorted(plugins(folder, "EXPORTER", Exporter), key=lambda one: one.rank)
    return {one.extension: one for one in found}
