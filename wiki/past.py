"""The past of a page: its stored revisions read through once, for what they amount to and what is wrong in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F

from wiki.models import Change, WikiPage
from wiki.record import Record, load

AT_ONCE = 100
VERSION = {name: F(f"revision__version__{name}") for name in ("serialized_data", "format", "object_id", "content_type")}


@dataclass
class Past:
    """What the revisions of a page amount to, added one by one from the oldest to the newest."""

    model: type[WikiPage]
    count: int = 0
    highest: int = 0
    latest: int = 0
    begun: datetime | None = None
    changed: datetime | None = None
    size: int = 0
    titles: set[str] = field(default_factory=set)
    record: Record | None = None
    faults: list[str] = field(default_factory=list)

    def add(self, change: Any) -> None:
        """The next revision; `change` has its version's columns too."""
        if change.number == self.latest:
            self.faults.append(f"revision {change.number} has several versions")
            return
        self.record = self._record_of(change)
        if change.size_change != change.size - self.size:
            self.faults.append(f"revision {change.number}: its size changed by {change.size - self.size}")
        self.count += 1
        self.highest = max(self.highest, change.number)
        self.begun = self.begun or change.moment
        self.latest, self.changed, self.size = change.number, change.moment, change.size
        self.titles.add(change.title)

    def former_titles(self, title: str) -> list[str]:
        """The titles that the page bore, but for the one that it bears."""
        return sorted(self.titles - {title})

    def _record_of(self, change: Any) -> Record | None:
        try:
            record = load(change.serialized_data or "")
        except ValueError as error:
            self.faults.append(f"revision {change.number} has no record that can be read: {error}")
            return None
        wrong = list(self._wrong_in(change, record))
        self.faults += [f"revision {change.number}: {fault}" for fault in wrong]
        return record if isinstance(record, dict) and not self._missing(record) else None

    def _wrong_in(self, change: Any, record: Any) -> Iterator[str]:
        if not isinstance(record, dict):
            yield "its record is no object"
            return
        missing = self._missing(record)
        if missing:
            yield f"its record lacks {', '.join(missing)}"
        if record.get("kind") != change.kind or record.get("title") != change.title:
            yield "its record is of another kind or title"
        if change.size != len(change.serialized_data.encode()):
            yield f"its record has {len(change.serialized_data.encode())} bytes, not {change.size}"
        of_page = str(change.page_id), ContentType.objects.get_for_model(self.model).pk, "record"
        if (change.object_id, change.content_type, change.format) != of_page:
            yield "its version is of another page"

    def _missing(self, record: Record) -> list[str]:
        keys = ("kind", "slug", *(one.key for one in self.model.record_fields), "states")
        return [key for key in keys if key not in record]


def pasts(model: type[WikiPage], pages: Iterable[WikiPage]) -> dict[int, Past]:
    """The past of each page, in one query that never holds more than a hundred records."""
    found = {page.pk: Past(model) for page in pages}
    changes = Change.objects.filter(kind=model.kind, page_id__in=found).order_by("page_id", "moment", "number")
    columns = ("kind", "page_id", "number", "moment", "title", "size", "size_change")
    rows = changes.annotate(**VERSION).values_list(*columns, *VERSION, named=True)
    for row in rows.iterator(chunk_size=AT_ONCE):
        found[row.page_id].add(row)
    return found
