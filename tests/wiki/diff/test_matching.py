import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.diff.matching import STEPS, Budget, Hunk, hunks

small = st.lists(st.integers(0, 3), max_size=12)


def changes(old, new, steps=STEPS):
    return hunks(old, new, Budget(steps))


def applied(old, new, found):
    made, place = [], 0
    for hunk in found:
        made += old[place : hunk.old_start] + new[hunk.new_start : hunk.new_end]
        place = hunk.old_end
    return made + old[place:]


def longest_common(old, new):
    """The length of the longest common subsequence, by the textbook table."""
    above = [0] * (len(new) + 1)
    for item in old:
        row = [0]
        for j, other in enumerate(new):
            row.append(above[j] + 1 if item == other else max(row[j], above[j + 1]))
        above = row
    return above[-1]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("abc", "abc", []),
        ("", "ab", [(0, 0, 0, 2)]),
        ("ab", "", [(0, 2, 0, 0)]),
        ("abc", "axc", [(1, 2, 1, 2)]),
        ("abcd", "bcde", [(0, 1, 0, 0), (4, 4, 3, 4)]),
        ("abc", "xyz", [(0, 3, 0, 3)]),
    ],
)
def test_hunks(old, new, expected):
    assert changes(old, new) == [Hunk(*hunk) for hunk in expected]


@given(small, small)
def test_hunks_applied_give_the_new_sequence_and_keep_as_much_as_can_be_kept(old, new):
    found = changes(old, new)
    assert applied(old, new, found) == new
    assert len(old) - sum(hunk.old_end - hunk.old_start for hunk in found) == longest_common(old, new)


@given(small, small)
def test_something_unchanged_is_between_two_hunks(old, new):
    found = changes(old, new)
    for one, other in pairwise(found):
        assert one.old_end < other.old_start
        assert one.new_end < other.new_start


@given(small, small, st.integers(0, 30))
def test_out_of_steps_the_hunks_are_coarse_but_never_wrong(old, new, steps):
    assert applied(old, new, changes(old, new, steps)) == new


@pytest.mark.parametrize("letters", ["ab", "abcdefgh"])
def test_no_text_takes_many_more_steps_than_the_budget_has(letters):
    chance = random.Random(letters)
    old, new = ([chance.choice(letters) for _ in range(20_000)] for _ in range(2))
    budget = Budget(50_000)
    found = hunks(old, new, budget)
    assert -2_000 < budget.left <= 0
    assert applied(old, new, found) == new


def test_scattered_edits_of_a_long_text_take_few_steps():
    old = list(range(10_000))
    new = [-n if n % 50 == 0 else n for n in old]
    budget = Budget()
    assert len(hunks(old, new, budget)) == 199
    assert budget.left > STEPS - 5_000


def test_what_the_budget_had_no_steps_for_is_still_told_at_both_ends():
    assert changes("same" + "ab" * 50 + "end", "same" + "ba" * 40 + "end", 1) == [Hunk(4, 104, 4, 84)]
