"""Answers are kept until the base changes, and never what is rolled back."""

import pytest

from insights import charting
from insights.charting import answer, charts
from tests.factories import make_event
from tests.insights.asking import ask

CHART = charts()["years"]


@pytest.fixture
def kept():
    charting._Process.answers.clear()
    yield charting._Process.answers
    charting._Process.answers.clear()


@pytest.mark.django_db(transaction=True)
def test_an_answer_is_made_once_until_an_event_is_saved(editor, kept):
    make_event(editor, title="Leak", date_text="2020")
    first = answer(CHART, ask(country=["de", "GB"]))
    assert answer(CHART, ask(country=["GB", "DE"], rows="law")) is first
    assert answer(CHART, ask()) is not first
    make_event(editor, title="Another", date_text="2020")
    assert answer(CHART, ask()).series.marks[0].numbers == (2,)


@pytest.mark.django_db(transaction=True)
def test_crossed_facets_are_part_of_the_question(editor, kept):
    make_event(editor, title="Leak")
    crossing = charts()["crossing"]
    assert answer(crossing, ask()) is answer(crossing, ask(rows="harm"))
    assert answer(crossing, ask()) is not answer(crossing, ask(rows="law"))


@pytest.mark.django_db(transaction=True)
def test_so_many_answers_are_kept_and_no_more(editor, kept, monkeypatch):
    monkeypatch.setattr(charting, "KEPT", 2)
    for year in (2018, 2019, 2020):
        answer(CHART, ask(after=year))
    assert len(kept) == 2


@pytest.mark.django_db
def test_nothing_is_kept_of_a_transaction(editor, kept):
    make_event(editor, title="Leak", date_text="2020")
    answer(CHART, ask())
    assert not kept
