"""Discussions held elsewhere are written down once, with the names and moments that they had there."""

from datetime import UTC, datetime

import pytest

from tests.factories import make_event
from tests.wiki.tables import everything
from wiki.models import Comment, Thread
from wiki.talking import MOST_COMMENTS, start_thread
from wiki.transcribing import Said, Transcribed, transcribe

pytestmark = pytest.mark.django_db


def said(body, day=1, thread="Number", name="Ann"):
    return Said(thread=thread, name=name, moment=datetime(2020, 1, day, tzinfo=UTC), body=body)


def test_comments_stand_in_their_threads_under_imported_names(editor):
    page = make_event(editor)
    assert transcribe(page, [said("One", 2), said("Two", 3, name="Ben"), said("Else", 1, thread="")]).added == 3
    number, other = Thread.objects.filter(kind="event", page_id=page.pk).order_by("-title")
    assert (number.title, other.title) == ("Number", "Discussion")
    assert (number.created_at.day, number.last_at.day) == (2, 3)
    assert [(one.user_name, one.body) for one in number.comments.all()] == [
        ("imported>Ann", "One"),
        ("imported>Ben", "Two"),
    ]
    page.refresh_from_db()
    assert (page.talk_count, page.touched) == (3, 1)


def test_what_is_there_is_not_written_again(editor):
    page = make_event(editor)
    transcribe(page, [said("One")])
    before = everything()
    assert transcribe(page, [said("One")]) == Transcribed()
    assert everything() == before
    assert transcribe(page, [said("One"), said("Two", 2)]) == Transcribed(1)
    assert Thread.objects.count() == 1


def test_a_thread_of_that_title_that_is_here_goes_on(editor):
    page = make_event(editor)
    start_thread(page, title="Number", body="Today", by=editor)
    transcribe(page, [said("Then")])
    thread = Thread.objects.get()
    assert [one.body for one in thread.comments.all()] == ["Then", "Today"]
    assert (thread.created_at.year, thread.last_at.year) == (2020, thread.comments.last().created_at.year)


def test_a_thread_takes_no_more_than_it_can_hold(editor):
    page = make_event(editor)
    many = [said(f"No. {number}") for number in range(MOST_COMMENTS + 5)]
    assert transcribe(page, many) == Transcribed(MOST_COMMENTS, 5)
    assert Comment.objects.count() == MOST_COMMENTS
