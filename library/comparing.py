"""A cited question asked again today: which events came since, which went, and which have another revision."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from common.spreadsheets import csv_line
from incidents.models import Event
from incidents.records import url_of
from incidents.selection import Selection
from library.models import Query
from wiki.fields import Words

AT_ONCE = 1_000
SHOWN = 100
WORDS: dict[str, tuple[Words, Words]] = {
    "came": (_("Came"), _("They fit the question now, and did not then, or were not there.")),
    "went": (_("Went"), _("They are there, and fit the question no more: what is said of them was changed.")),
    "deleted": (_("Deleted"), _("They are on this site no more.")),
    "changed": (_("Changed"), _("They fit the question then and now, and have another revision.")),
}
"""What people read of each way in which an event can be another today."""


@dataclass(frozen=True)
class Compared:
    """A row that is another today. `title` and `slug` are today's, empty for an event that was deleted."""

    event: int
    slug: str
    title: str
    now: int | None
    then: int | None

    @property
    def url(self) -> str:
        """The address of its page."""
        return url_of(self.slug)


@dataclass(frozen=True)
class Difference:
    """Events that are another today in one way: a word for it, what people read, how many, and the first of them."""

    name: str
    label: Words
    note: Words
    count: int
    shown: list[Compared]


class Today:
    """A cited question and the answer that it has today. Nothing is compared where it cannot be asked any more."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.then = dict(query.rows.pairs)
        self.selection = Selection(QueryDict(query.question))

    @property
    def total(self) -> int:
        return self.selection.total

    @cached_property
    def came(self) -> list[int]:
        """Events that it finds only now, in order."""
        return [key for keys in self.selection.in_order() for key in keys if key not in self.then]

    @cached_property
    def went(self) -> list[int]:
        """Events that it found and finds no more, though they are there: they were coded otherwise since."""
        return [key for key in self._not_found if key in self.selection.index.live]

    @cached_property
    def deleted(self) -> list[int]:
        """Events that were deleted."""
        return [key for key in self._not_found if key not in self.selection.index.live]

    @cached_property
    def changed(self) -> dict[int, int]:
        """Today's revision of each event that it finds then and now, where it is another."""
        kept = [key for key in self.then if key in self.selection.found.events]
        return {key: now for key, now in self._numbers(kept) if now != self.then[key]}

    @property
    def same(self) -> int:
        """How many events are as they were."""
        return len(self.then) - len(self._not_found) - len(self.changed)

    @property
    def is_same(self) -> bool:
        """Whether the question has the very answer that it had, but for the order."""
        return self.same == len(self.then) == self.total

    @property
    def differences(self) -> list[Difference]:
        """What is another today, with as many events of each kind as a page takes; one query each."""
        said = {name: keys for name, keys in self._parts.items() if keys}
        return [Difference(name, *WORDS[name], len(keys), self._compared(keys[:SHOWN])) for name, keys in said.items()]

    def lines(self) -> Iterator[str]:
        """All that is another today, as CSV."""
        yield csv_line(["what", "event", "url", "revision_then", "revision_now"])
        for what, keys in self._parts.items():
            for start in range(0, len(keys), AT_ONCE):
                yield from (_line(what, one) for one in self._compared(keys[start : start + AT_ONCE]))

    @property
    def _parts(self) -> dict[str, list[int]]:
        return {"came": self.came, "went": self.went, "deleted": self.deleted, "changed": [*self.changed]}

    @cached_property
    def _not_found(self) -> list[int]:
        found = self.selection.found.events
        gone = BitMap(self.then) - found
        return [key for key in self.then if key in gone]

    def _numbers(self, keys: list[int]) -> Iterator[tuple[int, int]]:
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            yield from Event.objects.filter(pk__in=some).values_list("pk", "latest_number")

    def _compared(self, keys: list[int]) -> list[Compared]:
        """Events with titles and revisions; one query."""
        rows = Event.objects.live().filter(pk__in=keys).values_list("pk", "slug", "title", "latest_number")
        found = {row[0]: Compared(*row, self.then.get(row[0])) for row in rows}
        return [found.get(key) or Compared(key, "", "", None, self.then.get(key)) for key in keys]


def _line(what: str, one: Compared) -> str:
    url = one.url if one.slug else ""
    numbers = ["" if number is None else str(number) for number in (one.then, one.now)]
    return csv_line([what, str(one.event), url, *numbers])
