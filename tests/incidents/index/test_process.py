"""The index of a process, without the transaction that tests stand in: for inside one it is never shared."""

import pytest
from django.db import transaction

from incidents.index import codes, current, process
from incidents.index.process import _Process
from incidents.index.snapshot import Index
from incidents.models import Event, EventFacts, FactStamp
from taxonomy.models import Harm
from tests.factories import make_event, make_pages
from wiki.deleting import delete_page
from wiki.editing import save_page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def fresh():
    _Process.index = Index()
    yield
    _Process.index = Index()


@pytest.fixture
def event(editor):
    make_pages(Harm, "Insecurity", "Exclusion")
    return make_event(editor, title="A leak", harms=["Insecurity"])


def having(harm):
    return list(current().having((codes.HARM.code(Harm.objects.get(slug=harm).pk),)))


def test_it_follows_saves_and_deletions(event, editor, steward):
    assert having("insecurity") == [event.pk]
    save_page(event, {"title": "A leak", "harms": ["Exclusion"]}, by=editor, base=1)
    assert (having("insecurity"), having("exclusion")) == ([], [event.pk])
    delete_page(event, by=steward, reason="Trial")
    assert having("exclusion") == list(current().live) == []


def test_who_holds_an_index_keeps_it_as_it_was(event, editor):
    held = current()
    save_page(event, {"title": "A leak", "harms": []}, by=editor, base=1)
    make_event(editor, title="Another")
    assert current() is not held
    assert list(held.live) == [event.pk]
    assert event.pk in held.having((codes.HARM.code(Harm.objects.get(slug="insecurity").pk),))


def test_at_rest_it_costs_one_query_and_after_a_save_two(event, editor, django_assert_num_queries):
    current()
    with django_assert_num_queries(1):
        assert current() is _Process.index
    save_page(event, {"title": "Another title"}, by=editor, base=1)
    with django_assert_num_queries(2):  # the stamp, and what is newer
        current()


def test_what_is_rolled_back_never_was(event, editor):
    before = current()
    with transaction.atomic():
        make_event(editor, title="Another")
        assert len(current().live) == 2
        transaction.set_rollback(True)
    assert current() is before
    assert len(before.live) == 1


def test_another_epoch_or_a_smaller_stamp_loads_all_anew(event):
    current()
    EventFacts.objects.update(codes=b"")  # as nobody does, without a stamp
    assert having("insecurity") == [event.pk]
    FactStamp.begin_epoch()
    assert having("insecurity") == []
    current()
    FactStamp.objects.update(number=0)
    EventFacts.objects.update(live=False)
    assert list(current().live) == []


def test_an_emptied_database_is_an_empty_index(event):
    current()
    EventFacts.objects.all().delete()
    FactStamp.objects.all().delete()
    assert list(current().live) == []


def test_many_events_are_loaded_in_parts(editor, monkeypatch):
    monkeypatch.setattr(process, "AT_ONCE", 3)
    make_pages(Harm, "Insecurity")
    events = make_pages(Event, *(f"Event {number}" for number in range(8)), harms=["Insecurity"])
    assert having("insecurity") == sorted(event.pk for event in events)
