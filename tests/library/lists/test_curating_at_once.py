"""Several windows at work on one list in the same moment: nothing is lost, and no cap is passed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from library.lists import curating
from library.lists.curating import Clash, Full
from library.models import ListEntry, ReadingList
from tests.factories import UserFactory, make_event
from tests.library.lists.making import make_full_list, make_reading_list

pytestmark = pytest.mark.django_db(transaction=True)
WINDOWS = 4


def at_once(deed):
    """What comes of a deed done in several windows at once; each is given a number."""
    barrier = Barrier(WINDOWS)

    def work(number):
        try:
            barrier.wait()
            return deed(number)
        except (Clash, Full, ListEntry.DoesNotExist) as refusal:
            return type(refusal)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WINDOWS) as pool:
        return list(pool.map(work, range(WINDOWS)))


@pytest.fixture
def owner():
    return UserFactory(username="Edith")


def test_events_added_at_once_are_all_there_up_to_the_cap(owner, monkeypatch):
    monkeypatch.setattr(curating, "MOST_ENTRIES", WINDOWS - 1)
    one = make_reading_list(owner)
    events = [make_event(owner, title=f"Leak {number}", body="Text.") for number in range(WINDOWS)]
    outcomes = at_once(lambda number: curating.add_event(one, events[number], number=1))
    assert outcomes.count(Full) == 1
    assert [entry.position for entry in one.entries.all()] == [1, 2, 3]


def test_one_event_added_at_once_is_there_once(owner):
    one, event = make_reading_list(owner), make_event(owner)
    added = at_once(lambda number: curating.add_event(one, event, number=1))
    assert len({entry.pk for entry in added}) == 1


def test_of_several_saves_of_a_form_one_is_taken_and_the_others_told(owner):
    one = make_reading_list(owner)
    outcomes = at_once(
        lambda number: curating.change_list(one, base=1, title=f"By {number}", description="", visibility="public")
    )
    assert outcomes.count(Clash) == WINDOWS - 1
    assert ReadingList.objects.get().version == 2


def test_moving_and_removing_at_once_leaves_an_order_without_gaps(owner):
    one = make_full_list(owner, "A", "B", "C")
    first, second, third = one.entries.select_related("list").all()
    deeds = [
        lambda: curating.raise_entry(third),
        lambda: curating.lower_entry(first),
        lambda: curating.remove_entry(second),
        lambda: curating.raise_entry(second),
    ]
    at_once(lambda number: deeds[number]())
    assert {entry.pk for entry in one.entries.all()} == {first.pk, third.pk}
    assert len({entry.position for entry in one.entries.all()}) == 2


def test_lists_made_at_once_keep_to_the_cap(owner, monkeypatch):
    monkeypatch.setattr(curating, "MOST_LISTS", 1)
    outcomes = at_once(lambda number: make_reading_list(owner))
    assert outcomes.count(Full) == WINDOWS - 1
    assert ReadingList.objects.count() == 1
