"""Recording history: many revisions of many pages at once, for importers. Their rows equal those of save_page."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction

from common.inserting import insert, overlapping
from wiki import history
from wiki.derived import former_titles, links_of, names_of, refresh
from wiki.directory import Directory
from wiki.editing import cleaned, put_columns, put_rows
from wiki.fields import changed_keys
from wiki.models import Change, LinkStamp, Name, WikiPage
from wiki.record import Record
from wiki.references import Wanted
from wiki.settling import gather, settled
from wiki.signals import Save, page_saved, pages_begun
from wiki.signature import Signature
from wiki.slugs import free_slugs
from wiki.storing import Rows, rows_of

RECORDED = "recorded"
"""The key by which a record from outside says that it was a stored one."""


@dataclass(frozen=True, kw_only=True)
class PastRevision:
    """One revision as an importer found it: what the page said, and who wrote it when."""

    record: Record
    signature: Signature

    @property
    def is_recorded(self) -> bool:
        """Whether the record was a stored one of another base: then its slugs and labels are of its day, and stay."""
        return self.record.get(RECORDED) is True


@dataclass(kw_only=True)
class PageHistory:
    """Revisions of one page in the order in which they arrive; `page` where it exists already.

    `cleaned` has their records in canonical form, for those who cleaned them to see whether they can be taken.
    """

    revisions: Sequence[PastRevision]
    slug: str = ""
    page: WikiPage | None = None
    cleaned: Sequence[Record] = ()
    settled: list[Record] = field(default_factory=list, init=False)

    @property
    def existing(self) -> WikiPage:
        """The page, once it has been made."""
        if self.page is None:
            raise ValueError("The page of this history has not been made yet.")
        return self.page

    @property
    def latest(self) -> int:
        """The index of the newest revision: by moment, then order of arrival."""
        return max(range(len(self.revisions)), key=lambda i: (self.revisions[i].signature.moment, i))


@transaction.atomic
@overlapping()
def record_history(model: type[WikiPage], histories: Iterable[PageHistory]) -> list[WikiPage]:
    """Store whole histories, all or none. Returns the pages in the order given.

    An older revision that arrives for a page that exists gets the next number and its own moment, and does not
    become the latest. Raises wiki.fields.RecordErrors for bad data.
    """
    histories = list(histories)
    _lock(model, histories)
    directory = Directory()
    _settle(model, histories, directory)
    new = [one for one in histories if one.page is None]
    for one in histories:
        if one.page is not None:
            _append(one, directory)
    _create(model, new, directory)
    return [one.existing for one in histories]


def _lock(model: type[WikiPage], histories: list[PageHistory]) -> None:
    """Read anew and lock the pages that exist, before anything else: so nobody waits for one who waits for them."""
    known = {one.page.pk for one in histories if one.page is not None}
    pages = model._default_manager.live().filter(pk__in=known).order_by("pk").select_for_update()
    by_pk = {page.pk: page for page in pages} if known else {}
    if known - by_pk.keys():
        raise model.DoesNotExist
    for one in histories:
        one.page = by_pk[one.page.pk] if one.page is not None else None


def _settle(model: type[WikiPage], histories: list[PageHistory], directory: Directory) -> None:
    for one in histories:
        page = one.page or model(slug=one.slug)
        one.settled = list(one.cleaned or (cleaned(page, past.record) for past in one.revisions))
    signed = [
        (record, past.signature)
        for one in histories
        for record, past in zip(one.settled, one.revisions, strict=True)
        if not past.is_recorded
    ]
    gather(model, signed, directory)
    for one in histories:
        directory.load(_named(model, one))
        one.settled = [
            record if past.is_recorded else settled(model, record, directory)
            for record, past in zip(one.settled, one.revisions, strict=True)
        ]


def _named(model: type[WikiPage], one: PageHistory) -> Iterator[Wanted]:
    """What recorded revisions name: rows are made of it, and nothing else needs it."""
    for record, past in zip(one.settled, one.revisions, strict=True):
        if past.is_recorded:
            yield from (wanted for field in model.record_fields for wanted in field.wanted(record[field.key]))


def _create(model: type[WikiPage], histories: list[PageHistory], directory: Directory) -> None:
    if not histories:
        return
    slugs = free_slugs(model, [one.slug or one.settled[one.latest]["title"] for one in histories])
    for one, slug in zip(histories, slugs, strict=True):
        one.page = _new_page(model, one, slug, directory)
    insert([one.existing for one in histories])
    saves = [Save(one.existing, one.settled[one.latest], begun=True) for one in histories]
    pages_begun.send(model, saves=saves)
    rows = _add_rows(model, histories, directory)
    page_saved.send(model, saves=saves, rows=rows)


def _new_page(model: type[WikiPage], one: PageHistory, slug: str, directory: Directory) -> WikiPage:
    for record in one.settled:
        record["slug"] = slug
    moments = [past.signature.moment for past in one.revisions]
    page = model(slug=slug, revision_count=len(moments), latest_number=one.latest + 1)
    put_columns(page, one.settled[one.latest], directory, max(moments))
    page.created_at = min(moments)
    return page


def _add_rows(
    model: type[WikiPage], histories: list[PageHistory], directory: Directory
) -> dict[str, list[models.Model]]:
    """Child rows, revisions, names and links of new pages; all are made before the first is stored. Returns the child
    rows by key."""
    children = {key: _children(key, histories, directory) for key in model.child_models}
    revisions = [rows for one in histories for rows in _new_rows(one)]
    names = [name for one in histories for name in _names(one)]
    links = [link for one in histories for link in links_of(one.existing, one.settled[one.latest])]
    for key, rows in children.items():
        model.add_children(key, rows)
    _add_revisions(revisions)
    insert(names, keyed=False)
    insert(links, keyed=False)
    LinkStamp.bump()
    return children


def _children(key: str, histories: list[PageHistory], directory: Directory) -> list[Any]:
    return [row for one in histories for row in one.existing.children(key, one.settled[one.latest], directory)]


def _add_revisions(every: list[Rows]) -> None:
    """Revision, version and change rows, three bulk inserts; changes numbered as `Rows.save` does."""
    insert([rows.revision for rows in every])
    for rows in every:
        rows.join(rows.revision)
    insert([rows.version for rows in every], keyed=False)
    LinkStamp.hold()
    insert([rows.change for rows in every], keyed=False)


def _new_rows(one: PageHistory) -> list[Rows]:
    rows = _rows(one, first=1)
    _reckon([row.change for row in rows])
    return rows


def _rows(one: PageHistory, first: int) -> list[Rows]:
    """The rows of revisions that are numbered from `first` on; each change is as long as its record."""
    pairs = zip(one.settled, one.revisions, strict=True)
    return [rows_of(one.existing, record, past.signature, n, 0) for n, (record, past) in enumerate(pairs, first)]


def _names(one: PageHistory) -> list[Name]:
    latest = one.settled[one.latest]
    return names_of(one.existing, latest, sorted({record["title"] for record in one.settled} - {latest["title"]}))


def _append(one: PageHistory, directory: Directory) -> None:
    """Add revisions to a page that is there; its rows change only where the newest of them becomes the latest."""
    page = one.existing
    current = history.latest(page)
    first = page.revision_count + 1
    _append_revisions(one, first)
    moments = [past.signature.moment for past in one.revisions]
    page.revision_count += len(moments)
    page.created_at = min(page.created_at, *moments)
    if max(moments) < current.change.moment:
        page.touched += 1  # its tabs show how many revisions there are
        page.save(update_fields=["revision_count", "created_at", "touched"])
        _rename(one, current.record, current.record)
        return
    record = one.settled[one.latest]
    page.latest_number = first + one.latest
    put_columns(page, record, directory, max(moments))
    changed = changed_keys(page.record_fields, current.record, record)
    put_rows(page, record, current.record, changed, directory)
    _rename(one, record, current.record)
    page_saved.send(type(page), saves=[Save(page, record, changed)])


def _rename(one: PageHistory, record: Record, before: Record) -> None:
    """Names and links of a page whose past was changed: any revision that arrived may have had another title."""
    page = one.existing
    is_renamed = {past["title"] for past in one.settled} != {before["title"]}
    if refresh(page, record, former_titles(page) if is_renamed else None, before=None if is_renamed else before):
        LinkStamp.bump()


def _append_revisions(one: PageHistory, first: int) -> None:
    """Store revisions among those that are there: the sizes of changes are reckoned from the ones before, by age."""
    for record in one.settled:
        record["slug"] = one.existing.slug
    every = _rows(one, first)
    new = [rows.change for rows in every]
    stored = _around(new)
    before = {change.pk: change.size_change for change in stored}
    _reckon([*stored, *new])
    _add_revisions(every)
    moved = [change for change in stored if change.size_change != before[change.pk]]
    Change.objects.bulk_update(moved, ["size_change"], batch_size=500)


def _around(new: list[Change]) -> list[Change]:
    """The stored changes of a page between the oldest and the newest of some, and one on either side; a few queries."""
    every = Change.objects.of(new[0].kind, new[0].page_id).only("moment", "number", "size", "size_change")
    oldest, newest = min(change.moment for change in new), max(change.moment for change in new)
    older = every.filter(moment__lt=oldest).order_by("-moment", "-number")[:1]
    newer = every.filter(moment__gt=newest).order_by("moment", "number")[:1]
    return [*older, *every.filter(moment__range=(oldest, newest)), *newer]


def _reckon(changes: list[Change]) -> None:
    """Set by how much each change but the oldest of these made the page longer."""
    changes.sort(key=lambda change: (change.moment, change.number))
    for earlier, later in itertools.pairwise(changes):
        later.size_change = later.size - earlier.size
