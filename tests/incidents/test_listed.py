"""Events as an answer lists them."""

import pytest

from incidents.listed import events_at, harms_of
from taxonomy.models import Harm
from tests.factories import make_pages
from tests.incidents.search.bases import make_events
from wiki.deleting import delete_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def events():
    make_pages(Harm, "Insecurity")
    harms = [{"text": "Insecurity"}, {"text": "Unheard of"}]
    return make_events({"coded": {"title": "Coded", "harms": harms}, "plain": {"title": "Plain"}})


def test_events_stand_in_the_order_asked_for_without_those_deleted(events, editor, django_assert_num_queries):
    keys = [events["plain"].pk, events["coded"].pk]
    with django_assert_num_queries(1):
        assert [event.title for event in events_at(keys)] == ["Plain", "Coded"]
    delete_page(events["plain"], by=editor, reason="A test")
    assert [event.title for event in events_at(keys)] == ["Coded"]


def test_harms_have_their_terms_where_they_have_one(events, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = harms_of([event.pk for event in events.values()])
        shown = [(value.text, value.term and value.term.title) for value in found[events["coded"].pk]]
        assert shown == [("Insecurity", "Insecurity"), ("Unheard of", None)]
    stored = events["coded"].harm_values.select_related("term")
    assert [(value.pk, value.position, value.term) for value in found[events["coded"].pk]] == [
        (value.pk, value.position, value.term) for value in stored
    ]
    assert found[events["plain"].pk] == []
