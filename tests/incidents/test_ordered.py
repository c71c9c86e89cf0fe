"""Ordered: events in an order, read a page at a time."""

import pytest

from incidents.index import current
from incidents.ordered import Ordered
from tests.factories import make_event


@pytest.fixture
def ordered(editor):
    for title, date in (("B", "2001"), ("A", "2003"), ("D", ""), ("C", "2002")):
        make_event(editor, title=title, date_text=date)
    index = current()
    return Ordered(index, index.live)


def test_the_latest_comes_first_and_what_has_no_date_last(ordered):
    assert [event.title for event in ordered[0:10]] == ["A", "C", "B", "D"]
    assert [event.title for event in ordered[1:3]] == ["C", "B"]
    assert ordered[0].title == "A"


def test_their_number_costs_no_query_and_a_page_one(ordered, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert len(ordered) == 4
    with django_assert_num_queries(1):
        assert len(ordered[0:2]) == 2
