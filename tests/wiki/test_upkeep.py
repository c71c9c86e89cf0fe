"""How long the lists of upkeep are."""

import pytest

from wiki import upkeep


@pytest.fixture
def task():
    """A list that is one longer whenever it is counted."""
    lengths = iter(range(10))
    return upkeep.Task("trial", "Trial", "", lambda: next(lengths))


def test_a_list_is_counted_whenever_it_is_shown(task):
    assert [upkeep.length_of(task), upkeep.length_of(task)] == [0, 1]


def test_the_length_of_one_that_takes_long_to_count_is_kept(task, monkeypatch):
    monkeypatch.setattr(upkeep, "SLOW_SECONDS", -1)
    assert [upkeep.length_of(task), upkeep.length_of(task)] == [0, 0]


def test_what_is_no_list_has_no_length():
    assert upkeep.length_of(upkeep.Task("import", "Import", "")) is None
