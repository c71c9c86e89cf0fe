import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.merging.regions import regions

small = st.lists(st.integers(0, 3), max_size=8)


def changes(base, theirs, mine, apart=1):
    found = regions(base, theirs, mine, apart=apart)
    return [(str(r.change), base[r.base], theirs[r.theirs], mine[r.mine]) for r in found]


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        ("abc", "abc", [("nobody", "abc", "abc", "abc")]),
        ("xbc", "abc", [("theirs", "a", "x", "a"), ("nobody", "bc", "bc", "bc")]),
        ("abc", "abx", [("nobody", "ab", "ab", "ab"), ("mine", "c", "c", "x")]),
        ("axc", "axc", [("nobody", "a", "a", "a"), ("agreed", "b", "x", "x"), ("nobody", "c", "c", "c")]),
        ("axc", "ayc", [("nobody", "a", "a", "a"), ("disputed", "b", "x", "y"), ("nobody", "c", "c", "c")]),
        ("xbc", "aby", [("theirs", "a", "x", "a"), ("nobody", "b", "b", "b"), ("mine", "c", "c", "y")]),
        ("xbc", "ayc", [("disputed", "ab", "xb", "ay"), ("nobody", "c", "c", "c")]),
        ("", "abx", [("disputed", "abc", "", "abx")]),
    ],
)
def test_who_changed_what(theirs, mine, expected):
    assert changes("abc", theirs, mine) == expected


def test_neighbours_may_be_told_apart():
    assert changes("ab", "xb", "ay", apart=0) == [("theirs", "a", "x", "a"), ("mine", "b", "b", "y")]
    assert changes("a", "ax", "y", apart=0) == [("mine", "a", "a", "y"), ("theirs", "", "x", "")]


def test_additions_to_the_same_gap_belong_together():
    assert changes("a", "ax", "ay", apart=0) == [("nobody", "a", "a", "a"), ("disputed", "", "x", "y")]


@given(small, small, small, st.sampled_from([0, 1]))
def test_the_regions_are_the_sequences(base, theirs, mine, apart):
    found = changes(base, theirs, mine, apart)
    assert [item for region in found for item in region[1]] == base
    assert [item for region in found for item in region[2]] == theirs
    assert [item for region in found for item in region[3]] == mine


@given(small, small, small, st.sampled_from([0, 1]))
def test_what_only_one_side_changed_is_as_in_the_base_on_the_other(base, theirs, mine, apart):
    for change, b, t, m in changes(base, theirs, mine, apart):
        assert change not in ("nobody", "theirs") or b == m
        assert change not in ("nobody", "mine") or b == t
        assert change != "agreed" or t == m
