"""Importing pages: what is new is recorded, what is known is passed over, what an editor changed is left alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from exchange.adapting import adapt
from exchange.importers.jsonl import BadLine, Incoming
from wiki import history
from wiki.directory import Directory
from wiki.editing import cleaned
from wiki.fields import RecordErrors, same_record
from wiki.models import Change, FormerSlug, WikiPage
from wiki.names import slug_of
from wiki.record import Record
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.settling import settle

BATCH = 200


@dataclass
class Report:
    """What an import did, a line for each page that it did not take."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    doubtful: list[tuple[int, str]] = field(default_factory=list)
    faulty: list[tuple[int, str]] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.created} created, {self.updated} updated, {self.unchanged} unchanged,"
            f" {len(self.doubtful)} doubtful, {len(self.faulty)} bad"
        )

    def __iadd__(self, other: "Report") -> "Report":
        """Take in what another import did."""
        self.created += other.created
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.doubtful += other.doubtful
        self.faulty += other.faulty
        return self


class Faulty(Exception):
    """A strict import met a fault, and stored nothing."""

    def __init__(self, report: Report) -> None:
        super().__init__(report.faulty)
        self.report = report


def import_pages(
    pages: Iterable[Incoming | tuple[int, BadLine]], *, dry_run: bool = False, strict: bool = False
) -> Report:
    """Import pages batch by batch, each in a transaction; a dry or strict run is one transaction.

    Raises Faulty where `strict` and any line is bad.
    """
    report = Report()
    if not (dry_run or strict):
        _import_all(pages, report)
        return report
    with transaction.atomic():
        _import_all(pages, report)
        failed = strict and bool(report.faulty)
        transaction.set_rollback(dry_run or failed)
    if failed:
        raise Faulty(report)
    return report


def _import_all(pages: Iterable[Incoming | tuple[int, BadLine]], report: Report) -> None:
    for batch in _batches(pages, report):
        with transaction.atomic():
            _import_batch(batch, report)


def _batches(pages: Iterable[Incoming | tuple[int, BadLine]], report: Report) -> Iterator[list[Incoming]]:
    """Pages of one kind, at most 200, none of which names a page of the same batch as its broader one."""
    batch: list[Incoming] = []
    for page in pages:
        if isinstance(page, tuple):
            report.faulty.append((page[0], str(page[1])))
            continue
        if batch and (len(batch) == BATCH or page.model is not batch[0].model or _depends(page, batch)):
            yield batch
            batch = []
        batch.append(page)
    if batch:
        yield batch


def _depends(page: Incoming, batch: list[Incoming]) -> bool:
    slugs = {one.slug or slug_of(one.title) for one in batch}
    named = (page.revisions[-1].record.get(key) for key in ("parent", "superseded_by", "merged_into"))
    refers = any((one["slug"] if isinstance(one, dict) else one) in slugs for one in named if one)
    return refers or (page.slug or slug_of(page.title)) in slugs


def _import_batch(batch: list[Incoming], report: Report) -> None:
    adapt(batch)
    model = batch[0].model
    known = _known(model, [page.slug or slug_of(page.title) for page in batch])
    histories = []
    for incoming in batch:
        page = known.get(incoming.slug or slug_of(incoming.title))
        try:
            history_of_page = _news(incoming, page, report)
        except RecordErrors as error:
            report.faulty.append((incoming.line, str(error)))
            continue
        if history_of_page is not None:
            histories.append(history_of_page)
    record_history(model, histories)


def _known(model: type[WikiPage], slugs: list[str]) -> dict[str, WikiPage]:
    """Pages that are there, by the slug they have or had; deleted ones too, which are not imported again."""
    pages = {page.slug: page for page in model._default_manager.filter(slug__in=slugs)}
    former = FormerSlug.objects.filter(kind=model.kind, slug__in=set(slugs) - pages.keys())
    moved = {row.page_id: row.slug for row in former}
    for page in model._default_manager.filter(pk__in=moved):
        pages[moved[page.pk]] = page
    return pages


def _news(incoming: Incoming, page: WikiPage | None, report: Report) -> PageHistory | None:
    """What of an incoming page is to be recorded; None where nothing is."""
    for past in incoming.revisions:
        cleaned(page or incoming.model(slug=incoming.slug), past.record)
    if page is None:
        report.created += 1
        return PageHistory(revisions=incoming.revisions, slug=incoming.slug)
    if not page.is_live:
        report.doubtful.append((incoming.line, _("%(title)s was deleted here.") % {"title": incoming.title}))
        return None
    news = _unknown(incoming, page)
    if not news:
        report.unchanged += 1
        return None
    if _would_overwrite(page, news):
        message = _("%(title)s was edited here since; the file’s text was left aside.") % {"title": incoming.title}
        report.doubtful.append((incoming.line, message))
        return None
    report.updated += 1
    return PageHistory(revisions=news, page=page)


def _unknown(incoming: Incoming, page: WikiPage) -> list[PastRevision]:
    """Revisions that are not stored: told apart by author and moment, and by content where the file tells no moment."""
    stored = set(Change.objects.of(page.kind, page.pk).values_list("moment", "author_name"))
    if incoming.told:
        return [past for past in incoming.revisions if (past.signature.moment, past.signature.name) not in stored]
    latest = history.latest(page).record
    return [past for past in incoming.revisions if not _says_the_same(page, past, latest)]


def _says_the_same(page: WikiPage, past: PastRevision, latest: Record) -> bool:
    directory = Directory()
    record, _gone = settle(page, cleaned(page, past.record), directory, past.signature)
    return same_record(page.record_fields, latest, record)


def _would_overwrite(page: WikiPage, news: list[PastRevision]) -> bool:
    """Would the newest of these become the latest over what somebody with an account wrote here?"""
    latest = Change.objects.of(page.kind, page.pk).get(number=page.latest_number)
    return latest.author_id is not None and max(past.signature.moment for past in news) >= latest.moment
