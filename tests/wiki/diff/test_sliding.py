import pytest

from wiki.diff.matching import Budget, Hunk, hunks
from wiki.diff.sliding import slide


def changes(old, new):
    return hunks(old, new, Budget())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("xxx", "xxxx", Hunk(3, 3, 3, 4)),
        ("xxxx", "xxx", Hunk(3, 4, 3, 3)),
        ("a-b", "a-n-b", Hunk(2, 2, 2, 4)),
        ("a-n-b", "a-b", Hunk(2, 4, 2, 2)),
    ],
)
def test_a_change_among_equals_is_told_at_the_last_place(old, new, expected):
    assert changes(old, new) == [expected]


def test_a_paragraph_added_between_blank_lines_is_one_change():
    old = ["one", "", "two"]
    assert changes(old, ["one", "", "new", "", "two"]) == [Hunk(2, 2, 2, 4)]


def test_changes_that_meet_become_one():
    gaps = [0, 1, 1, 0]  # x (x) x (x) x
    slide([0, 0, 0, 0, 0], gaps, [0, 0, 0, 0], lambda steps: True)
    assert gaps == [0, 0, 0, 2]


def test_a_change_goes_back_to_stand_beside_one_of_the_other_side():
    gaps = [1, 0, 0, 0]
    slide([0, 0, 0, 0], gaps, [0, 1, 0, 0], lambda steps: True)
    assert gaps == [0, 1, 0, 0]


def test_without_steps_changes_stay_where_they_are_or_on_the_way():
    gaps = [1, 0, 0, 0]
    slide([0, 0, 0, 0], gaps, [0, 0, 0, 0], lambda steps: False)
    assert sum(gaps) == 1
    assert len(gaps) == 4
