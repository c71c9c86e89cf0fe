import pytest

from tests.factories import make_page
from wiki.models import Comment, LogEntry, Thread
from wiki.talking import (
    MOST_COMMENTS,
    FullThread,
    hide_comment,
    reopen,
    reply,
    resolve,
    show_comment,
    start_thread,
)


@pytest.fixture
def page(editor):
    return make_page(editor)


@pytest.fixture
def first(page, editor):
    return start_thread(page, title="A doubt", body="Is this so?", by=editor)


def test_a_thread_begins_with_a_signed_comment(first, page, editor):
    assert (first.thread.kind, first.thread.page_id, first.thread.title) == ("help", page.pk, "A doubt")
    assert (first.body, first.author, first.parent) == ("Is this so?", editor, None)


def test_each_comment_is_counted_and_touches_the_page(first, page, reviewer):
    reply(first.thread, body="It is.", by=reviewer)
    before = page.touched
    page.refresh_from_db()
    assert page.talk_count == 2
    assert page.touched == before + 2


def test_a_reply_moves_its_thread_to_the_front(first, page, reviewer):
    start_thread(page, title="Another", body="Else.", by=reviewer)
    reply(first.thread, body="It is.", by=reviewer, to=first)
    assert Thread.objects.latest("last_at") == first.thread
    assert first.replies.get().body == "It is."


def test_a_full_thread_takes_no_more(first, editor):
    Comment.objects.bulk_create(
        Comment(thread=first.thread, body="More", author=editor, created_at=first.created_at)
        for _ in range(MOST_COMMENTS - 1)
    )
    with pytest.raises(FullThread):
        reply(first.thread, body="One more", by=editor)


def test_a_thread_is_resolved_once_and_can_be_taken_up_again(first, editor, reviewer):
    assert resolve(first.thread, by=reviewer)
    assert not resolve(first.thread, by=editor)
    first.thread.refresh_from_db()
    assert (first.thread.is_resolved, first.thread.resolved_by) == (True, reviewer)
    assert reopen(first.thread)
    assert not reopen(first.thread)
    first.thread.refresh_from_db()
    assert (first.thread.is_resolved, first.thread.resolved_by) == (False, None)


def test_a_hidden_comment_is_kept_logged_and_not_counted(first, page, reviewer):
    assert hide_comment(first, by=reviewer)
    assert not hide_comment(first, by=reviewer)
    first.refresh_from_db()
    page.refresh_from_db()
    assert (first.body, first.hidden_by) == ("Is this so?", reviewer)
    assert page.talk_count == 0
    entry = LogEntry.objects.get()
    assert (entry.action, entry.by, entry.page_id, entry.detail) == ("hide", reviewer, page.pk, "A doubt")


def test_a_hidden_comment_can_be_shown_again(first, page, reviewer):
    assert not show_comment(first, by=reviewer)
    hide_comment(first, by=reviewer)
    assert show_comment(first, by=reviewer)
    first.refresh_from_db()
    page.refresh_from_db()
    assert (first.hidden_at, first.hidden_by, page.talk_count) == (None, None, 1)
    assert LogEntry.objects.values_list("action", flat=True).first() == "show"
