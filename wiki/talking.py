"""Talking: the deeds on a talk page. What was said is never edited; a reviewer may hide it."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from wiki.kinds import model_of
from wiki.models import Comment, LogEntry, Thread, WikiPage

MOST_COMMENTS = 300
"""A thread with as many takes no more, so that it can always be shown whole."""


class FullThread(Exception):
    """The thread has as many comments as a thread takes."""


@transaction.atomic
def start_thread(page: WikiPage, *, title: str, body: str, by: User) -> Comment:
    """Begin a subject with its first comment, which is returned."""
    thread = Thread.objects.create(kind=page.kind, page_id=page.pk, title=title)
    return _say(thread, body, by, to=None)


@transaction.atomic
def reply(thread: Thread, *, body: str, by: User, to: Comment | None = None) -> Comment:
    """Add a comment to a thread, in answer to one of its comments where `to` is given; raises FullThread."""
    if thread.comments.count() >= MOST_COMMENTS:
        raise FullThread
    return _say(thread, body, by, to)


@transaction.atomic
def resolve(thread: Thread, *, by: User) -> bool:
    """Mark a thread as resolved; False where it was already."""
    open_one = Thread.objects.filter(pk=thread.pk, resolved_at=None)
    return bool(open_one.update(resolved_at=timezone.now(), resolved_by=by))


@transaction.atomic
def reopen(thread: Thread) -> bool:
    """Take a resolved thread up again; False where it was open."""
    resolved = Thread.objects.filter(pk=thread.pk, resolved_at__isnull=False)
    return bool(resolved.update(resolved_at=None, resolved_by=None))


@transaction.atomic
def hide_comment(comment: Comment, *, by: User) -> bool:
    """Show a comment to reviewers only; its place, author and time remain. False where it was hidden already."""
    shown = Comment.objects.filter(pk=comment.pk, hidden_at=None)
    if not shown.update(hidden_at=timezone.now(), hidden_by=by):
        return False
    _count(comment.thread, -1)
    _log(comment.thread, LogEntry.Action.HIDE, by)
    return True


@transaction.atomic
def show_comment(comment: Comment, *, by: User) -> bool:
    """Show a hidden comment to all again; False where it was not hidden."""
    hidden = Comment.objects.filter(pk=comment.pk, hidden_at__isnull=False)
    if not hidden.update(hidden_at=None, hidden_by=None):
        return False
    _count(comment.thread, 1)
    _log(comment.thread, LogEntry.Action.SHOW, by)
    return True


def _say(thread: Thread, body: str, by: User, to: Comment | None) -> Comment:
    now = timezone.now()
    comment = Comment.objects.create(thread=thread, parent=to, author=by, body=body, created_at=now)
    Thread.objects.filter(pk=thread.pk).update(last_at=now)
    _count(thread, 1)
    return comment


def _count(thread: Thread, change: int) -> None:
    """Count the page's comments, and mark the page as touched: its tabs show the number."""
    pages = model_of(thread.kind)._default_manager.filter(pk=thread.page_id)
    pages.update(talk_count=F("talk_count") + change, touched=F("touched") + 1)


def _log(thread: Thread, action: str, by: User) -> None:
    page = model_of(thread.kind)._default_manager.get(pk=thread.page_id)
    LogEntry.objects.create(
        by=by, action=action, kind=page.kind, page_id=page.pk, title=page.title, detail=thread.title
    )
