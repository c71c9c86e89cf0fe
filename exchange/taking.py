"""Taking what importers give: what is new is recorded, what is known is passed over, what an editor changed is left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from exchange import naming
from exchange.adapting import adapt
from exchange.arriving import Arrivals
from exchange.batching import Batch
from exchange.completing import completed
from exchange.importing import Importer, Incoming, Item, Sequel, Skipped
from exchange.knowing import Known
from exchange.nicknames import WrittenNames
from exchange.reading import Fault
from exchange.reports import Outcome, Report, Row
from exchange.resembling import Resemblances
from incidents.models import Event
from wiki import history
from wiki.directory import Directory
from wiki.editing import cleaned
from wiki.fields import RecordErrors, same_record
from wiki.models import Change, WikiPage
from wiki.record import Record
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.settling import settle

Located = tuple[str, Item]


class Faulty(Exception):
    """A strict import met a fault, and stored nothing."""

    def __init__(self, report: Report) -> None:
        super().__init__(report.faults)
        self.report = report


@dataclass(frozen=True, kw_only=True)
class Aim:
    """How an import is meant: `dry` stores nothing, `strict` nothing where a row is faulty.

    `anyway` are identifiers whose records are taken although they look like events that are here.
    """

    dry: bool = False
    strict: bool = False
    anyway: frozenset[str] = frozenset()


def import_pages(items: Iterable[Located], importer: Importer, aim: Aim, report: Report | None = None) -> Report:
    """Import what an importer gave, batch by batch, each in a transaction; a dry or strict run is one transaction.

    Raises Faulty where the run is strict and any row is faulty.
    """
    run = _Run(importer, aim, report or Report())
    if not (aim.dry or aim.strict):
        run.take(items)
        return run.report
    with transaction.atomic():
        run.take(items)
        failed = aim.strict and bool(run.report.faults)
        transaction.set_rollback(aim.dry or failed)
    if failed:
        raise Faulty(run.report)
    return run.report


@dataclass(frozen=True)
class Plan:
    """What becomes of a page that arrives: the page here where there is one, why, and what is to be recorded."""

    outcome: Outcome
    page: WikiPage | None
    reason: str = ""
    history: PageHistory | None = None


class _Run:
    """One import: what has been told so far, and which identifiers the file at hand has had."""

    def __init__(self, importer: Importer, aim: Aim, report: Report) -> None:
        self.report = report
        self._importer = importer
        self._aim = aim
        self._file = ""
        self._had: dict[tuple[str, str], int] = {}

    def take(self, items: Iterable[Located]) -> None:
        for batch in self._batches(items):
            with transaction.atomic():
                rows = self._take_batch(batch.pages) if batch.pages else []
                rows += [_followed(*sequel) for sequel in batch.sequels]
            self.report.tell(rows)

    def _batches(self, items: Iterable[Located]) -> Iterator[Batch]:
        batch = Batch()
        for file, item in items:
            if isinstance(item, Sequel):
                batch.sequels.append((file, item))
                continue
            page = self._checked(file, item)
            if page is None:
                continue
            if not batch.takes(page):
                yield batch
                batch = Batch()
            batch.add(file, page)
        if batch.pages or batch.sequels:
            yield batch

    def _checked(self, file: str, item: Incoming | Skipped | Fault) -> Incoming | None:
        """The page, where it is one that this file has not had before; all else is told."""
        found = self._repeated(file, item) or item if isinstance(item, Incoming) else item
        if isinstance(found, Incoming):
            return found
        self.report.tell([_passed_over(file, found)])
        return None

    def _repeated(self, file: str, incoming: Incoming) -> Fault | None:
        """What is wrong with a record whose identifier this file has had before."""
        if file != self._file:
            self._file, self._had = file, {}
        if incoming.origin is None or incoming.told:
            return None
        first = self._had.setdefault(incoming.origin, incoming.line)
        if first == incoming.line:
            return None
        return Fault(incoming.line, _("The identifier stands in line %(line)d already.") % {"line": first})

    def _take_batch(self, batch: list[tuple[str, Incoming]]) -> list[Row]:
        """What became of each page, in their order, once it is recorded."""
        incomings = [incoming for _file, incoming in batch]
        arrivals, known = Arrivals(incomings), Known(incomings)
        arriving = [one for one in incomings if not arrivals.has(one)]
        adapt(arriving)
        directory = Directory()
        if self._importer.foreign:
            naming.merge(arriving, directory)
        judge = Resemblances((one for one in arriving if self._is_judged(one, known)), directory)
        plans = [self._plan(one, known, arrivals, judge) for one in incomings]
        names = WrittenNames(plan.history for plan in plans if plan.history and self._importer.foreign)
        pages = _record(incomings, plans, arrivals)
        names.keep()
        return [_row(*one, plan, page) for one, plan, page in zip(batch, plans, pages, strict=True)]

    def _plan(self, incoming: Incoming, known: Known, arrivals: Arrivals, judge: Resemblances) -> Plan:
        page = known.page(incoming)
        if arrivals.has(incoming):
            return Plan(Outcome.UNCHANGED, page)
        try:
            records = [cleaned(page or incoming.model(slug=incoming.slug), past.record) for past in incoming.revisions]
            if page is not None:
                return _update(incoming, page, records[-1])
        except RecordErrors as error:
            return Plan(Outcome.FAULTY, page, str(error))
        like = judge.of(incoming, records[-1]) if self._is_judged(incoming, known) else ""
        if like:
            return Plan(Outcome.DOUBTFUL, None, like)
        history = PageHistory(revisions=incoming.revisions, slug=incoming.slug, cleaned=records)
        return Plan(Outcome.CREATED, None, history=history)

    def _is_judged(self, incoming: Incoming, known: Known) -> bool:
        """Whether it may be an event that is here: it is new, names no page here, and nobody wants it anyway."""
        wanted = incoming.origin is not None and incoming.origin[1] in self._aim.anyway
        is_new_event = incoming.model is Event and not incoming.slug and known.page(incoming) is None
        return self._importer.foreign and is_new_event and not wanted


def _followed(file: str, sequel: Sequel) -> Row:
    outcome, reason = sequel.do()
    return Row(file=file, line=sequel.line, outcome=outcome, title=sequel.title, reason=reason)


def _passed_over(file: str, item: Skipped | Fault) -> Row:
    if isinstance(item, Fault):
        return Row(file=file, line=item.line, outcome=Outcome.FAULTY, reason=item.reason)
    return Row(file=file, line=item.line, outcome=Outcome.SKIPPED, title=item.title, reason=item.reason)


def _row(file: str, incoming: Incoming, plan: Plan, page: WikiPage | None) -> Row:
    return Row(
        file=file,
        line=incoming.line,
        outcome=plan.outcome,
        identifier=incoming.origin[1] if incoming.origin else "",
        title=incoming.title,
        address=page.get_absolute_url() if page else "",
        reason=plan.reason or ("" if plan.outcome == Outcome.UNCHANGED else " ".join(incoming.notes)),
    )


def _record(incomings: list[Incoming], plans: list[Plan], arrivals: Arrivals) -> list[WikiPage | None]:
    """Record what was planned, and give the page of each, where there is one."""
    histories = [plan.history for plan in plans if plan.history]
    made = iter(record_history(incomings[0].model, histories) if histories else ())
    taken = (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED)
    arrivals.keep(one for one, plan in zip(incomings, plans, strict=True) if plan.outcome in taken)
    return [next(made) if plan.history else plan.page for plan in plans]


def _update(incoming: Incoming, page: WikiPage, last: Record) -> Plan:
    """What a page that is here does not have yet of what arrives, of which `last` is the last record."""
    if not page.is_live:
        return Plan(Outcome.DOUBTFUL, None, _("%(title)s was deleted here.") % {"title": incoming.title})
    news = _unknown(incoming, page)
    if not news:
        return Plan(Outcome.UNCHANGED, page)
    if _would_overwrite(page, news):
        message = _("%(title)s was edited here since; the file’s text was left aside.")
        return Plan(Outcome.DOUBTFUL, page, message % {"title": incoming.title})
    page.validate_as_latest(last)
    return Plan(Outcome.UPDATED, page, history=PageHistory(revisions=news, page=page))


def _unknown(incoming: Incoming, page: WikiPage) -> list[PastRevision]:
    """Revisions that are not stored: told apart by author and moment, and by content where the file tells no moment."""
    latest = history.latest(page).record
    revisions = [_completed(past, latest) for past in incoming.revisions] if incoming.partial else incoming.revisions
    if incoming.told:
        moments = [past.signature.moment for past in revisions]
        changes = Change.objects.of(page.kind, page.pk).filter(moment__range=(min(moments), max(moments)))
        stored = set(changes.values_list("moment", "author_name"))
        return [past for past in revisions if (past.signature.moment, past.signature.name) not in stored]
    return [past for past in revisions if not _says_the_same(page, past, latest)]


def _completed(past: PastRevision, latest: Record) -> PastRevision:
    """A revision of a table, with what the table has no column for as it is here."""
    return PastRevision(record=completed(past.record, latest), signature=past.signature)


def _says_the_same(page: WikiPage, past: PastRevision, latest: Record) -> bool:
    directory = Directory()
    record, _gone = settle(page, cleaned(page, past.record), directory, past.signature)
    return same_record(page.record_fields, latest, record)


def _would_overwrite(page: WikiPage, news: list[PastRevision]) -> bool:
    """Would the newest of these become the latest over what somebody with an account wrote here?"""
    latest = Change.objects.of(page.kind, page.pk).get(number=page.latest_number)
    return latest.author_id is not None and max(past.signature.moment for past in news) >= latest.moment
