from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from wiki.diff.ordering import unmoved


def is_subsequence(run, items):
    items = iter(items)
    return all(item in items for item in run)


@given(st.permutations(range(6)), st.lists(st.integers(0, 8), unique=True, max_size=6))
def test_the_longest_run_in_both_orders(old, new):
    run = unmoved(old, new)
    assert is_subsequence(run, old)
    assert is_subsequence(run, new)
    longer = combinations([item for item in new if item in old], len(run) + 1)
    assert not any(is_subsequence(candidate, old) for candidate in longer)


def test_one_item_brought_to_the_front_is_the_one_that_moved():
    assert unmoved("abcd", "dabc") == ["a", "b", "c"]
    assert unmoved("", "abc") == unmoved("abc", "") == []
