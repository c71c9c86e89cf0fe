"""Reading a discussion: comments as HTML, each below the one that it answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
from django.utils.safestring import SafeString

from wiki.models import Comment, Thread, WikiPage
from wiki.snippets import snippets_html

DEEPEST = 6
"""Answers below this depth stand beside what they answer: neither a phone nor a template has room for more steps."""

LONG = 40
"""A thread with more comments is shown whole on its own page only."""


@dataclass(frozen=True)
class Said:
    """A comment as it is shown, with the answers to it."""

    comment: Comment
    html: SafeString
    answers: list["Said"] = field(default_factory=list)


@dataclass(frozen=True)
class Discussion:
    """A thread with what was said in it; `said` is empty where the thread is long and `is_whole` says so."""

    thread: Thread
    count: int
    is_whole: bool
    said: list[Said]


def threads_of(page: WikiPage) -> QuerySet[Thread]:
    """The page's threads, the latest spoken in first, each with the number of its comments (`comment_count`)."""
    threads = Thread.objects.filter(kind=page.kind, page_id=page.pk)
    return threads.annotate(comment_count=Count("comments")).order_by("-last_at", "-pk")


def discussions(threads: Sequence[Thread], *, longest: int = LONG) -> list[Discussion]:
    """Threads (from `threads_of`) with their comments; two queries for any number of threads and comments."""
    whole = [thread.pk for thread in threads if thread.comment_count <= longest]  # type: ignore[attr-defined]
    comments = Comment.objects.filter(thread__in=whole).select_related("author", "hidden_by")
    by_thread: dict[int, list[Said]] = {pk: [] for pk in whole}
    for one in _shown(comments):
        by_thread[one.comment.thread_id].append(one)
    return [
        Discussion(thread, thread.comment_count, thread.pk in by_thread, nested(by_thread.get(thread.pk, [])))  # type: ignore[attr-defined]
        for thread in threads
    ]


def nested(said: Iterable[Said]) -> list[Said]:
    """Comments in the order of their time, each put among the answers to the one that it answers."""
    first: list[Said] = []
    places: dict[int | None, tuple[list[Said], int]] = {None: (first, 0)}
    for one in said:
        beside, depth = places.get(one.comment.parent_id, (first, 0))
        beside.append(one)
        places[one.comment.pk] = (one.answers, depth + 1) if depth + 1 < DEEPEST else (beside, depth)
    return first


def _shown(comments: Iterable[Comment]) -> list[Said]:
    """Comments with their HTML; all links in one query."""
    comments = list(comments)
    html = snippets_html([(f"comment-{comment.pk}", comment.body) for comment in comments])
    return [Said(comment, one) for comment, one in zip(comments, html, strict=True)]
