"""Editions say what history says, many at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_page, make_pages
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.editions import edition_of, editions_at, latest_editions
from wiki.models import Guide
from wiki.moving import move_page

pytestmark = pytest.mark.django_db


def latest(*pages):
    return list(latest_editions(Guide, [page.pk for page in pages]))


def test_they_are_the_latest_revisions_in_the_order_asked_for(editor):
    edited = make_page(editor, title="Citing")
    save_page(edited, {"title": "Citing", "body": "Anew."}, by=editor, base=1, summary="Anew", minor=True)
    edited.refresh_from_db()
    (imported,) = make_pages(Guide, "Imported")
    assert latest(imported, edited) == [edition_of(page, history.latest(page)) for page in (imported, edited)]
    first, second = latest(imported, edited)
    assert (first.author, first.number, first.minor) == ("imported>Upwork", 1, False)
    assert (second.author, second.number, second.summary, second.minor) == ("Edith", 2, "Anew", True)
    assert second.record["body"] == "Anew."
    assert second.moment.utcoffset().total_seconds() == 0


def test_a_page_that_was_moved_has_the_address_of_today(editor):
    page = make_page(editor, title="Citing")
    move_page(page, title="Citing", slug="quoting", by=editor, reason="Trial")
    (edition,) = latest(page)
    assert (edition.slug, edition.record["slug"]) == ("quoting", "citing")


def test_deleted_pages_are_left_out(editor, steward):
    page = make_page(editor)
    delete_page(page, by=steward, reason="Spam")
    assert latest(page) == []


def test_old_revisions_are_had_by_page_and_number(editor, steward):
    page, other = make_page(editor, title="Citing"), make_page(editor, title="Other")
    save_page(page, {"title": "Citing", "body": "Anew."}, by=editor, base=1)
    with CaptureQueriesContext(connection) as captured:
        found = editions_at(Guide, [(page.pk, 1), (page.pk, 2), (other.pk, 1), (other.pk, 9)])
    assert len(captured) == 1
    assert {pair: edition.record["body"] for pair, edition in found.items()} == {
        (page.pk, 1): "Cite a revision.",
        (page.pk, 2): "Anew.",
        (other.pk, 1): "Cite a revision.",
    }
    delete_page(page, by=steward, reason="Spam")
    assert list(editions_at(Guide, [(page.pk, 1), (other.pk, 1)])) == [(other.pk, 1)]
    assert editions_at(Guide, []) == {}


def test_one_query_for_all():
    pages = make_pages(Guide, *(f"Page {number}" for number in range(20)))
    for some in (pages[:2], pages):
        with CaptureQueriesContext(connection) as captured:
            assert len(latest(*some)) == len(some)
        assert len(captured) == 1
