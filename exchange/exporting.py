"""Exporting: the events of a question in one of the formats that `exchange/exporters/` has."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, cached_property
from typing import Any, Protocol
from urllib.parse import unquote_plus, urlencode

from django.conf import settings
from django.utils import timezone

from common.registry import plugins
from exchange import exporters as folder
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


@dataclass(frozen=True)
class Export:
    """A valid question, and what every format tells of the answer besides its events."""

    selection: Selection
    asked: Mapping[str, str]
    """The query string as it was asked."""
    moment: datetime = field(default_factory=timezone.now)

    @property
    def is_part(self) -> bool:
        """Whether it is one page of the events rather than all of them."""
        return any(self.asked.get(name) for name in PLACE)

    @property
    def count(self) -> int:
        """How many events the question finds."""
        return self.selection.total

    @property
    def rows(self) -> int:
        """How many of them are exported."""
        return len(self.selection.keys) if self.is_part else self.count

    @property
    def changed(self) -> datetime:
        """When the last of the events found was changed; the moment of the export where there are none."""
        found = self.selection.found
        if not self.count:
            return self.moment
        return datetime.fromtimestamp(int(found.index.columns.at("changed", found.keys).max()) / MILLION, UTC)

    @property
    def next(self) -> str:
        """The whole address of the page after this one; empty on the last, and where all are exported."""
        return self._whole(self.selection.next)

    @property
    def previous(self) -> str:
        """The whole address of the page before."""
        return self._whole(self.selection.previous)

    @cached_property
    def query(self) -> str:
        """The question as a query string, in canonical order."""
        pairs = [pair for pair in self.selection.address.pairs if pair[0] not in PLACE]
        return urlencode([*pairs, *((name, self.asked[name]) for name in PLACE if self.asked.get(name))])

    def url(self, extension: str) -> str:
        """The whole address of this export in a format."""
        return self._with_query(f"/events.{extension}")

    @property
    def page_url(self) -> str:
        """The whole address of the page that shows the same events."""
        return self._with_query("/events/")

    def file_name(self, extension: str) -> str:
        """A name that tells files of several questions and days apart."""
        words = re.sub(r"[^a-z0-9]+", "-", unquote_plus(self.query).lower())
        stem = f"events-{words}"[:LONGEST_NAME].strip("-")
        return f"{stem}-{self.moment:%Y-%m-%d}.{extension}"

    def editions(self) -> Iterator[Edition]:
        """The latest revisions of the events in the order of the question, read some at a time while they are sent.

        What was changed since the export began comes as it is then; what was deleted is missing.
        """
        for keys in self.batches():
            yield from latest_editions(Event, keys)

    def batches(self) -> Iterator[list[int]]:
        """The primary keys of the events in the order of the question, some at a time."""
        yield from [self.selection.keys] if self.is_part else self.selection.in_order()

    def _whole(self, address: str) -> str:
        return f"{settings.BASE_URL}{address}" if self.is_part and address else ""

    def _with_query(self, path: str) -> str:
        return f"{settings.BASE_URL}{path}?{self.query}" if self.query else f"{settings.BASE_URL}{path}"


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
