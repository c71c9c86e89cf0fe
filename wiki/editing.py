"""Editing: the only writer of revisions. Each deed is one transaction and one revision."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from common.prepared import Prepared
from common.rows import insert, update
from wiki import history
from wiki.derived import refresh
from wiki.directory import Directory
from wiki.fields import changed_keys, clean_record
from wiki.merging import FieldConflict, merge
from wiki.models import Change, LinkStamp, WikiPage
from wiki.record import Record
from wiki.settling import settle
from wiki.signals import Save, page_saved
from wiki.signature import Signature
from wiki.slugs import free_slug
from wiki.storing import rows_of


@dataclass(frozen=True)
class Saved:
    """What a save did: the page, its new change (None where nothing differed), whether it was merged, what is gone."""

    page: WikiPage
    change: Change | None
    merged: bool = False
    gone: list[str] = field(default_factory=list)


class Conflict(Exception):
    """Two edits of the same thing. Nothing was written; all three records are here."""

    def __init__(
        self, base: Record, theirs: Record, mine: Record, merged: Record, conflicts: list[FieldConflict], latest: int
    ) -> None:
        super().__init__(", ".join(conflict.key for conflict in conflicts))
        self.base, self.theirs, self.mine, self.merged = base, theirs, mine, merged
        self.conflicts = conflicts
        self.latest = latest


def create_page(page: WikiPage, data: Record, *, by: User, summary: str = "", tags: Sequence[str] = ()) -> Saved:
    """Begin a page: `page` is a new instance of its model. Raises wiki.fields.RecordErrors for bad data."""
    signature = Signature(moment=timezone.now(), by=by, summary=summary, tags=(*standing_tags(by), *tags))
    return begin(page, data, signature)


@transaction.atomic
def begin(page: WikiPage, data: Record, signature: Signature, slug: str = "") -> Saved:
    """Create a page with its first revision, by whoever the signature names."""
    record = cleaned(page, data)
    page.slug = free_slug(type(page), slug or record["slug"] or record["title"])
    record["slug"] = page.slug
    return _write(page, record, signature, previous=None)


@transaction.atomic
def save_page(
    page: WikiPage,
    data: Record,
    *,
    by: User,
    base: int,
    summary: str = "",
    minor: bool = False,
    tags: Sequence[str] = (),
) -> Saved:
    """Save an edit made on revision `base`. What others saved since is merged, never overwritten.

    Raises Conflict where it can't be merged, wiki.fields.RecordErrors for bad data, and the model's DoesNotExist
    where the page was deleted meanwhile.
    """
    mine = cleaned(page, data)
    page = locked(page)
    theirs = history.written(page, page.latest_number)
    record = mine if base == page.latest_number else _joined(page, base, theirs.record, mine)
    record = {**record, "slug": page.slug}  # the page may have been moved since `mine` was begun
    signature = Signature(
        moment=max(timezone.now(), theirs.change.moment),
        by=by,
        summary=summary,
        minor=minor,
        tags=(*standing_tags(by), *tags),
    )
    saved = _write(page, record, signature, previous=theirs)
    return Saved(saved.page, saved.change, merged=base != theirs.change.number, gone=saved.gone)


def previewed(page: WikiPage, data: Record, *, by: User) -> Record:
    """The record that a save would store, with nothing stored."""
    record = cleaned(page, data)
    with transaction.atomic():
        settled_record, _gone = settle(page, record, Directory(), Signature(moment=timezone.now(), by=by))
        transaction.set_rollback(True)
    page.validate_as_latest(settled_record)
    return settled_record


@transaction.atomic
def revert_page(page: WikiPage, number: int, *, by: User, base: int, summary: str = "") -> Saved:
    """Make revision `number` the latest again, as a new revision; reports what it named and is gone since."""
    record = history.written(page, number).record
    return save_page(page, record, by=by, base=base, summary=summary, tags=["revert"])


@transaction.atomic
def undo_revision(page: WikiPage, number: int, *, by: User, base: int, summary: str = "") -> Saved:
    """Take back what revision `number` changed and keep what came after; Conflict where later edits touch it."""
    record, conflicts = without_revision(page, number)
    if conflicts:
        latest = history.written(page, page.latest_number)
        raise Conflict(latest.record, latest.record, record, record, conflicts, page.latest_number)
    return save_page(page, record, by=by, base=base, summary=summary, tags=["undo"])


def without_revision(page: WikiPage, number: int) -> tuple[Record, list[FieldConflict]]:
    """The latest record less what revision `number` changed, and the fields in which later edits stand against it."""
    undone = history.written(page, number)
    before = history.older(undone.change)
    if before is None:
        raise FirstRevision
    previous = history.written(page, before.number).record
    merged = merge(page.record_fields, undone.record, history.written(page, page.latest_number).record, previous)
    return merged.record, merged.conflicts


class FirstRevision(Exception):
    """The first revision has nothing before it that an undo could bring back."""


def cleaned(page: WikiPage, data: Record) -> Record:
    """A record in canonical form; raises wiki.fields.RecordErrors that name each bad field."""
    slug = page.slug or str(data.get("slug") or "")
    record = {"kind": page.kind, "slug": slug, **clean_record(page.record_fields, page.completed(data))}
    page.validate_record(record)
    return record


def locked(page: WikiPage) -> WikiPage:
    """The page read anew and locked until the transaction ends, so that no two saves see the same latest revision."""
    found = _locking(type(page)).first(WikiPage.State.LIVE, page.pk)
    if found is None:
        raise type(page).DoesNotExist
    return found


@cache
def _locking(model: type[WikiPage]) -> Prepared[WikiPage]:
    return Prepared(model._default_manager.live().select_for_update().filter(pk=0).order_by())


def standing_tags(user: User) -> tuple[str, ...]:
    """The tag that marks edits of accounts that are new."""
    return ("new-editor",) if user.role == Role.NEW_EDITOR else ()


def _joined(page: WikiPage, base: int, theirs: Record, mine: Record) -> Record:
    based_on = history.written(page, base).record
    merged = merge(page.record_fields, based_on, theirs, mine)
    if merged.conflicts:
        raise Conflict(based_on, theirs, mine, merged.record, merged.conflicts, page.latest_number)
    return merged.record


def _write(page: WikiPage, record: Record, signature: Signature, previous: history.Stored | None) -> Saved:
    directory = Directory()
    record, gone = settle(page, record, directory, signature)
    page.validate_as_latest(record)
    before = previous.record if previous else {}
    changed = changed_keys(page.record_fields, before, record) if previous else set(record)
    if previous and not changed:
        return Saved(page, None, gone=gone)
    page.revision_count += 1
    page.latest_number = page.revision_count
    put_columns(page, record, directory, signature.moment)
    put_rows(page, record, before, changed, directory)
    size_before = previous.change.size if previous else 0
    change = rows_of(page, record, signature, page.latest_number, size_before).save()
    if refresh(page, record, before=before):
        LinkStamp.bump()
    page_saved.send(type(page), saves=[Save(page, record, changed if previous else None)])
    return Saved(page, change, gone=gone)


def put_columns(page: WikiPage, record: Record, directory: Directory, moment: datetime) -> None:
    """Make the page's own columns say what the record says."""
    page.put(page.columns(record, directory))
    page.changed_at = moment
    if page.pk is None:
        page.created_at = moment


def put_rows(page: WikiPage, record: Record, before: Record, changed: set[str], directory: Directory) -> None:
    """Save the page, and write anew the child rows of those keys that changed."""
    if page.pk is None:
        insert(page)
    elif not update(page):
        raise type(page).DoesNotExist
    for key in page.stale_children(changed, record, before):
        page.replace_children(key, page.children(key, record, directory))
