"""Pages as things that are cited: single ones, and the events of a question."""

from collections.abc import Iterator
from datetime import date

from exchange.citing.cited import Cited, revision
from exchange.citing.contributors import contributors_to
from exchange.exporting import Export
from incidents.models import Event
from wiki.editions import Edition
from wiki.models import WikiPage


def cited_page(page: WikiPage, edition: Edition, accessed: date | None = None) -> Cited:
    """A revision of a page with all who contributed to it; one query."""
    return revision(page.kind, edition, contributors_to(page, edition.number, edition.moment), accessed)


def cited_events(export: Export) -> Iterator[Cited]:
    """The events of an export, some at a time."""
    return (revision(Event.kind, edition, authors) for edition, authors in export.credited())
