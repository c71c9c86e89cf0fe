"""Transcribing: discussions that were held elsewhere are written down beside the page that they were about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from wiki.models import Comment, Thread, WikiPage
from wiki.talking import MOST_COMMENTS


@dataclass(frozen=True, kw_only=True)
class Said:
    """A comment that somebody made elsewhere: in which thread, under which name, when."""

    thread: str
    name: str
    moment: datetime
    body: str


@transaction.atomic
def transcribe(page: WikiPage, said: Sequence[Said]) -> int:
    """Add the comments that are not there yet, told apart by thread, name and moment; returns how many they were."""
    threads = {thread.title: thread for thread in Thread.objects.filter(kind=page.kind, page_id=page.pk)}
    by_thread: dict[str, list[Said]] = {}
    for one in said:
        by_thread.setdefault(one.thread or _("Discussion"), []).append(one)
    count = sum(_write(page, threads.get(title), title, comments) for title, comments in by_thread.items())
    if count:
        pages = type(page)._default_manager.filter(pk=page.pk)
        pages.update(talk_count=F("talk_count") + count, touched=F("touched") + 1)
    return count


def _write(page: WikiPage, thread: Thread | None, title: str, said: Sequence[Said]) -> int:
    """Add what is new to a thread, or begin it; a thread that is full takes no more."""
    known = set(thread.comments.values_list("author_name", "created_at", "body")) if thread else set()
    news = [one for one in said if (one.name, one.moment, one.body) not in known]
    news = news[: max(0, MOST_COMMENTS - len(known))]
    if not news:
        return 0
    if thread is None:
        thread = Thread.objects.create(kind=page.kind, page_id=page.pk, title=title)
    rows = [Comment(thread=thread, author_name=one.name, body=one.body, created_at=one.moment) for one in news]
    Comment.objects.bulk_create(rows)
    moments = thread.comments.order_by("created_at").values_list("created_at", flat=True)
    Thread.objects.filter(pk=thread.pk).update(created_at=moments[0], last_at=moments.reverse()[0])
    return len(rows)
