"""Rebuilding: what derives from the records of pages is made anew. History is read, and never written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from wiki.batches import Derived, directory_of, orphaned, pages_after, unlike_columns, unlike_counts, unlike_rows
from wiki.derivations import index_faults, renew_rows
from wiki.derived import refresh, remove
from wiki.directory import FullDirectory
from wiki.models import FormerSlug, Link, LinkStamp, Name, WikiPage
from wiki.past import Past, pasts
from wiki.signals import Save, page_saved

NO_HISTORY = (Name, Link, FormerSlug)
"""Tables whose rows say nothing without their page."""


@dataclass(frozen=True)
class Rebuilt:
    """A batch of pages, and those that did not say what their records say."""

    pages: int
    last: int
    mended: list[WikiPage]


def rebuild(model: type[WikiPage]) -> Iterator[Rebuilt]:
    """Make all that derives from the records of a kind of pages anew, a hundred pages a transaction.

    What is right already is not written again, so that a second run finds nothing to do.
    """
    last = 0
    while (found := _rebuild_batch(model, last)).pages:
        yield found
        last = found.last


def restore_indexes() -> list[str]:
    """Restore the indexes that are at fault, before rows are written into them; returns their names."""
    at_fault = {index.name: index for index, _fault in index_faults()}
    for index in at_fault.values():
        index.restore()
    return list(at_fault)


@transaction.atomic
def remove_orphans() -> int:
    """Take away names, links and old addresses of pages that are not there; returns how many."""
    removed = sum(rows.delete()[0] for table in NO_HISTORY for rows in orphaned(table))
    if removed:
        LinkStamp.bump()
    return removed


@transaction.atomic
def _rebuild_batch(model: type[WikiPage], last: int) -> Rebuilt:
    pages = pages_after(model, last)
    past = pasts(model, pages)
    derived = Derived.of(model, pages)
    directory = directory_of(model, (one.record for one in past.values() if one.record))
    known = [page for page in pages if past[page.pk].record]
    mended = [page for page in known if _mend(page, past[page.pk], derived, directory)]
    if mended:
        LinkStamp.bump()
        page_saved.send(model, saves=[Save(page, past[page.pk].record if page.is_live else None) for page in mended])
    mended += [page for page in renew_rows(model, pages) if page not in mended]
    return Rebuilt(len(pages), pages[-1].pk if pages else last, mended)


def _mend(page: WikiPage, past: Past, derived: Derived, directory: FullDirectory) -> bool:
    """Make one page say what its latest record says; False where it did."""
    record: Any = past.record
    columns = unlike_columns(page, record, directory) | unlike_counts(page, past, derived)
    if columns:
        page.put(columns)
        page.save()
    rows = unlike_rows(page, record, directory)
    for key in rows:
        page.replace_children(key, rows[key])
    former = past.former_titles(page.title)
    names_and_links = list(derived.unlike(page, record, former))
    if names_and_links and page.is_live:
        refresh(page, record, former)
    elif names_and_links:
        remove(page)
    return bool(columns or rows or names_and_links)
