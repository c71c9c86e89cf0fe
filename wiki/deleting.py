"""Deleting and restoring: a deleted page keeps its history, its address and its log, and can come back as it was."""

from django.db import transaction

from accounts.models import User
from wiki import history
from wiki.derived import refresh, remove
from wiki.editing import locked
from wiki.models import LinkStamp, LogEntry, WikiPage
from wiki.record import Record
from wiki.signals import Save, page_saved


@transaction.atomic
def delete_page(page: WikiPage, *, by: User, reason: str) -> LogEntry:
    """Take a page from sight. What refers to it keeps its text; the model's DoesNotExist where it is gone already."""
    page = locked(page)
    _put(page, WikiPage.State.DELETED)
    remove(page)
    return _tell(page, None, LogEntry.Action.DELETE, by, reason)


@transaction.atomic
def restore_page(page: WikiPage, *, by: User, reason: str) -> LogEntry:
    """Bring a deleted page back with all it had; the model's DoesNotExist where it is not deleted."""
    page = type(page)._default_manager.deleted().select_for_update().get(pk=page.pk)
    _put(page, WikiPage.State.LIVE)
    record = {**history.latest(page).record, "slug": page.slug}
    refresh(page, record)
    return _tell(page, record, LogEntry.Action.RESTORE, by, reason)


def _put(page: WikiPage, state: str) -> None:
    page.state = state
    page.touched += 1
    page.save(update_fields=["state", "touched"])


def _tell(page: WikiPage, record: Record | None, action: str, by: User, reason: str) -> LogEntry:
    """Whoever listens, the pages that link to it, and the log."""
    LinkStamp.bump()
    page_saved.send(type(page), saves=[Save(page, record)])
    return LogEntry.objects.create(
        by=by, action=action, kind=page.kind, page_id=page.pk, title=page.title, reason=reason
    )
