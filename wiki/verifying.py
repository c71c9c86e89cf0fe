"""Verifying: records, histories and what derives from them agree, or it is told which page is at fault, and how."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from reversion.models import Version

from wiki.batches import Derived, directory_of, orphaned, pages_after, unlike_columns, unlike_counts, unlike_rows
from wiki.derivations import index_faults, stale_rows
from wiki.directory import FullDirectory
from wiki.fields import changed_keys
from wiki.models import Change, FormerSlug, Link, Name, Thread, WikiPage
from wiki.past import Past, pasts
from wiki.settling import settled

OF_PAGES = (Change, Name, Link, FormerSlug, Thread)
"""Tables whose rows name their page by kind and primary key, which no foreign key guards."""


@dataclass(frozen=True)
class Fault:
    """One thing that does not agree, and the page in which; an index has the kind `index` and no page."""

    kind: str
    page_id: int
    title: str
    message: str

    def __str__(self) -> str:
        return f"{self.kind} {self.page_id} {self.title}: {self.message}"


@dataclass(frozen=True)
class Verified:
    """A batch of pages, and what is wrong with them."""

    pages: int
    last: int
    faults: list[Fault]


def verify(model: type[WikiPage]) -> Iterator[Verified]:
    """Look at every page of a kind, a hundred at a time: about two dozen queries each, whatever the pages hold.

    Records are read one by one, so that memory does not grow with the number of pages or of their revisions.
    """
    last = 0
    while (found := _verify_batch(model, last)).pages:
        yield found
        last = found.last


def orphans() -> Iterator[Fault]:
    """Rows that belong to no page; five queries for each kind of page."""
    for table in OF_PAGES:
        for rows in orphaned(table):
            for kind, page_id in rows.values_list("kind", "page_id").distinct().iterator():
                yield Fault(kind, page_id, "–", f"there is no such page, but a {table._meta.verbose_name} of it")
    for version in Version.objects.filter(revision__change=None).iterator():
        yield Fault(version.content_type.model, 0, version.object_repr, f"version {version.pk} belongs to no change")


def indexes() -> Iterator[Fault]:
    """What is wrong with indexes as a whole."""
    for index, message in index_faults():
        yield Fault("index", 0, index.name, message)


@transaction.atomic
def _verify_batch(model: type[WikiPage], last: int) -> Verified:
    pages = pages_after(model, last)
    return Verified(len(pages), pages[-1].pk if pages else last, _faults(model, pages))


def _faults(model: type[WikiPage], pages: list[WikiPage]) -> list[Fault]:
    """What is wrong with some pages. Rows may say what nobody can read: then each page is looked at by itself, so that
    the one at fault is named and the others are judged all the same."""
    faults = []
    try:
        with transaction.atomic():
            for page, message in _told(model, pages):
                faults.append(_fault(page, message))  # one by one: what was found before an error counts
    except Exception as error:  # noqa: BLE001 (whatever a row that is spoilt may raise)
        if len(pages) > 1:
            return [fault for page in pages for fault in _faults(model, [page])]
        faults.append(_fault(pages[0], f"it cannot be read to the end: {error!r}"))
    return faults


def _fault(page: WikiPage, message: str) -> Fault:
    return Fault(page.kind, page.pk, page.get_absolute_url(), message)


def _told(model: type[WikiPage], pages: list[WikiPage]) -> Iterator[tuple[WikiPage, str]]:
    past = pasts(model, pages)
    derived = Derived.of(model, pages)
    directory = directory_of(model, (one.record for one in past.values() if one.record))
    for page in pages:
        for message in _faults_of(page, past[page.pk], derived, directory):
            yield page, message
    for page, rows in stale_rows(model, pages):
        yield page, f"its {rows.name} are not those of its rows"


def _faults_of(page: WikiPage, past: Past, derived: Derived, directory: FullDirectory) -> Iterator[str]:
    yield from past.faults
    if not past.count:
        yield "it has no revision"
    if past.highest != past.count:
        yield f"its revisions are numbered up to {past.highest}, but there are {past.count}"
    for name, value in unlike_counts(page, past, derived).items():
        yield f"its {name} is {getattr(page, name)}, and should be {value}"
    if past.record is None:
        return
    for name, value in unlike_columns(page, past.record, directory).items():
        yield f"its {name} is {getattr(page, name)!r}, and the record says {value!r}"
    for key in unlike_rows(page, past.record, directory):
        yield f"its rows of {key} do not say what the record says"
    record = settled(type(page), past.record, directory)
    for key in sorted(changed_keys(page.record_fields, record, page.to_record())):
        yield f"its rows make another record: {key}"
    for what in derived.unlike(page, past.record, past.former_titles(page.title)):
        yield f"its {what} are not those of the record"
