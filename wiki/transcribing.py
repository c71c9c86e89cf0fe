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


@dataclass(frozen=True)
class Transcribed:
    """How many comments were added, and how many were left out since their thread is full."""

    added: int = 0
    left_out: int = 0

    def __add__(self, other: "Transcribed") -> "Transcribed":
        return Transcribed(self.added + other.added, self.left_out + other.left_out)


@transaction.atomic
def transcribe(page: WikiPage, said: Sequence[Said]) -> Transcribed:
    """Add the comments that are not there yet, told apart by thread, name, moment and text."""
    threads = {thread.title: thread for thread in Thread.objects.filter(kind=page.kind, page_id=page.pk)}
    by_thread: dict[str, list[Said]] = {}
    for one in said:
        by_thread.setdefault(one.thread or _("Discussion"), []).append(one)
    written = (_write(page, threads.get(title), title, comments) for title, comments in by_thread.items())
    whole = sum(written, Transcribed())
    if whole.added:
        pages = type(page)._default_manager.filter(pk=page.pk)
        pages.update(talk_count=F("talk_count") + whole.added, touched=F("touched") + 1)
    return whole


def _write(page: WikiPage, thread: Thread | None, title: str, said: Sequence[Said]) -> Transcribed:
    """Add what is new to a thread, or begin it; a thread that is full takes no more."""
    known = set(thread.comments.values_list("author_name", "created_at", "body")) if thread else set()
    news = [one for one in said if (one.name, one.moment, one.body) not in known]
    taken = news[: max(0, MOST_COMMENTS - len(known))]
    if not taken:
        return Transcribed(0, len(news))
    if thread is None:
        thread = Thread.objects.create(kind=page.kind, page_id=page.pk, title=title)
    rows = [Comment(thread=thread, author_name=one.name, body=one.body, created_at=one.moment) for one in taken]
    Comment.objects.bulk_create(rows)
    moments = thread.comments.order_by("created_at").values_list("created_at", flat=True)
    Thread.objects.filter(pk=thread.pk).update(created_at=moments[0], last_at=moments.reverse()[0])
    return Transcribed(len(rows), len(news) - len(rows))
