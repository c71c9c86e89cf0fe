"""Reading a list: each of its events at the revision that was chosen, with notes, questions and what has changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from exchange.records import page_url
from incidents.models import Event
from library.models import ListEntry, ReadingList
from wiki.editions import Edition, editions_at
from wiki.markup import plain
from wiki.snippets import snippets_html


@dataclass(frozen=True)
class Item:
    """An event of a list; `edition` is None where the event was deleted."""

    entry: ListEntry
    edition: Edition | None
    notes: SafeString
    questions: SafeString

    @property
    def title(self) -> str:
        """The title of the revision that is shown."""
        return str(self.edition.record["title"]) if self.edition else self.entry.event.title

    @property
    def url(self) -> str:
        """What it leads to: the revision that it is pinned to, or the event as it is."""
        event = self.entry.event.get_absolute_url()
        return f"{event}revisions/{self.entry.number}/" if self.entry.number else event

    @property
    def pinned_url(self) -> str:
        """The whole address of the revision that is shown, by which keepers of references ask for it (/unapi)."""
        return f"{page_url(Event.kind, self.entry.event.slug)}revisions/{self.entry.shown_number}/"

    @property
    def diff_url(self) -> str:
        """What has changed since the revision that it is pinned to."""
        return f"{self.entry.event.get_absolute_url()}diff/{self.entry.number}/{self.entry.event.latest_number}/"

    @property
    def lead(self) -> str:
        """The lead as plain text."""
        return plain(self.edition.record["summary"]) if self.edition else ""

    @property
    def date(self) -> str:
        """When it was, as written."""
        record = self.edition.record if self.edition else {}
        return str(record.get("date_text") or record.get("date_edtf") or "")

    @property
    def harms(self) -> list[str]:
        """The harms, as written."""
        return [harm["text"] for harm in self.edition.record["harms"]] if self.edition else []


@dataclass(frozen=True)
class Shelf:
    """A list as it is shown."""

    list: ReadingList
    description: SafeString
    items: Sequence[Item]

    @property
    def editions(self) -> dict[int, Edition]:
        """The revisions that are shown, by the primary key of their event, in the order of the list."""
        return {item.entry.event_id: item.edition for item in self.items if item.edition}

    @property
    def moved_on(self) -> int:
        """How many events have changed since they were pinned."""
        return sum(item.entry.has_moved_on for item in self.items if item.edition)


def shelf_of(one: ReadingList) -> Shelf:
    """A list with its events; three queries, however many these are."""
    entries = list(one.entries.select_related("event"))
    editions = editions_at(Event, [(entry.event_id, entry.shown_number) for entry in entries])
    description, *html = snippets_html([("about", one.description), *_texts(entries)])
    items = [
        Item(entry, editions.get((entry.event_id, entry.shown_number)), html[2 * at], html[2 * at + 1])
        for at, entry in enumerate(entries)
    ]
    return Shelf(one, description, items)


def _texts(entries: Sequence[ListEntry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        yield f"notes-{entry.pk}", entry.notes
        yield f"questions-{entry.pk}", entry.questions
