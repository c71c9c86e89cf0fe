"""What each revision of a talk page added is what its author said."""

import pytest

from exchange.mediawiki.dump import Page, Revision, Site
from exchange.mediawiki.gathering import Piece
from exchange.mediawiki.talk import Talk
from exchange.reports import Outcome
from tests.factories import make_event
from wiki.models import Comment, Thread

pytestmark = pytest.mark.django_db


def revision(number, text, name="Ann"):
    values = {"timestamp": f"2020-01-{number:02d}T00:00:00Z", "username": name}
    return Revision(number, values, False, text, False, frozenset())


def written(*texts, title="Talk:A leak"):
    """Write down a talk page with these revisions; what became of it."""
    revisions = [revision(number, text) for number, text in enumerate(texts, 1)]
    piece = Piece(Site(), Page(1, title, 1, "2"), is_first=True, revisions=revisions, is_last=True)
    return [sequel.do() for sequel in Talk().items(piece)]


def said():
    return [(one.thread.title, one.body, one.created_at.day) for one in Comment.objects.order_by("created_at", "pk")]


@pytest.fixture(autouse=True)
def leak(editor):
    return make_event(editor, title="A leak")


def test_new_lines_are_comments_in_the_thread_of_their_heading():
    done = written("Hello.", "Hello.\n== One ==\nFirst.", "Hello.\n== One ==\nFirst.\n: Second.\n== Two ==\nThird.")
    assert done == [(Outcome.CREATED, "")]
    assert said() == [
        ("Discussion", "Hello.", 1),
        ("One", "First.", 2),
        ("One", "Second.", 3),
        ("Two", "Third.", 3),
    ]


def test_corrections_and_deletions_leave_what_was_said():
    written("== A ==\nFrist.\nMore.", "== A ==\nFirst.\nMore.", "== A ==\nMore.", "== A ==\nMore.\nAgain.")
    assert said() == [("A", "Frist.\nMore.", 1), ("A", "Again.", 4)]


def test_signatures_and_addresses_of_computers_go():
    written("== A ==\nSo. --[[User:Ann|Ann]] ([[User talk:Ann|talk]]) 10:51, 23 December 2020 (UTC)\nBy 192.0.2.7.")
    assert said() == [("A", "So.\nBy anonymous contributor.", 1)]


def test_a_page_about_nothing_that_is_here_is_told():
    assert written("x", title="Talk:Elsewhere") == [(Outcome.SKIPPED, "It is about “Elsewhere”, which is not here.")]
    assert not Thread.objects.exists()


def test_a_long_page_that_is_written_anew_takes_no_longer():
    written("\n".join(["x", ""] * 2_400), "\n".join(["", "x", "y"] * 1_600))
    _first, second = said()
    assert second[1] == "\n".join(["y"] * 1_600)
