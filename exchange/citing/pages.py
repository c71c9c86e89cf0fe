"""Pages as things that are cited: single ones, and the events of a question."""

from collections.abc import Iterator
from datetime import date

from exchange.citing.cited import Cited, revision
from exchange.citing.contributors import contributors_of_all, contributors_to
from exchange.exporting import Export
from incidents.models import Event
from wiki.editions import Edition, latest_editions
from wiki.models import WikiPage


def cited_page(page: WikiPage, edition: Edition, accessed: date | None = None) -> Cited:
    """A revision of a page with all who contributed to it; one query."""
    return revision(page.kind, edition, contributors_to(page, edition.number, edition.moment), accessed)


def cited_events(export: Export) -> Iterator[Cited]:
    """The latest revisions of the events of a question, some at a time; three queries for each time."""
    for keys in export.batches():
        authors = contributors_of_all(Event.kind, keys)
        numbers = dict(Event.objects.filter(pk__in=keys).values_list("slug", "pk"))
        for edition in latest_editions(Event, keys):
            yield revision(Event.kind, edition, authors.get(numbers.get(edition.slug, 0), ()))
