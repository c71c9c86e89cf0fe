"""A question asked again: what came, went and changed."""

import csv

import pytest

from library.comparing import Today
from tests.factories import make_event
from tests.library.questions import fixed, make_base
from wiki.deleting import delete_page
from wiki.editing import save_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(editor):
    return make_base(editor)


def test_at_first_nothing_is_another(base):
    today = Today(fixed("harm=insecurity"))
    assert today.is_same
    assert (today.same, today.differences) == (2, [])


def test_what_came_went_changed_and_was_deleted(base, editor, steward):
    kept = make_event(editor, title="Kept", harms=["Insecurity"])
    query = fixed("harm=insecurity")
    save_page(kept, {"title": "Kept", "harms": ["Insecurity"], "body": "More."}, by=editor, base=1)
    save_page(base[2], {"title": "Another leak", "harms": ["Exclusion"]}, by=editor, base=1)
    delete_page(base[0], by=steward, reason="Spam")
    new = make_event(editor, title="New", harms=["Insecurity"])
    today = Today(query)
    assert (today.came, today.went, today.deleted) == ([new.pk], [base[2].pk], [base[0].pk])
    assert (today.changed, today.same, today.total, today.is_same) == ({kept.pk: 2}, 0, 2, False)
    lines = [[row["what"], row["revision_then"], row["revision_now"]] for row in csv.DictReader(today.lines())]
    assert lines == [["came", "", "1"], ["went", "1", "2"], ["deleted", "1", ""], ["changed", "1", "2"]]


def test_a_page_shows_the_first_and_the_table_all(base, editor, monkeypatch):
    query = fixed("before=1800")
    monkeypatch.setattr("library.comparing.SHOWN", 1)
    save_page(base[0], {"title": "Clinic leak", "date_text": "1700"}, by=editor, base=1)
    save_page(base[1], {"title": "Refused papers", "date_text": "1701"}, by=editor, base=1)
    today = Today(query)
    (came,) = today.differences
    assert (came.name, came.count, len(came.shown)) == ("came", 2, 1)
    assert len(list(today.lines())) == 3
