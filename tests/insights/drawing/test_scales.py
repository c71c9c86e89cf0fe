"""Ticks are round and reach the greatest number; classes of colour leave no number out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.drawing.scales import depths, in_brief, in_short, ticks


@given(st.integers(1, 10**15))
def test_ticks_reach_the_greatest_in_few_steps(greatest):
    found = ticks(greatest)
    assert found[0] == 0
    assert found[-1] >= greatest > found[-2]
    assert 2 <= len(found) <= 6
    assert len({later - earlier for earlier, later in pairwise(found)}) == 1


@pytest.mark.parametrize(("greatest", "expected"), [(0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (24, [0, 10, 20, 30])])
def test_ticks_of_small_numbers_are_whole(greatest, expected):
    assert ticks(greatest) == expected


@given(st.integers(1, 10**12))
def test_classes_rise_to_the_greatest(greatest):
    ends = depths(greatest)
    assert ends == sorted(set(ends))
    assert ends[-1] == greatest
    assert 1 <= len(ends) <= 5


@pytest.mark.parametrize(
    ("number", "short"),
    [(0, "0"), (950, "950"), (1000, "1 k"), (12_345, "12.3 k"), (2_500_000, "2.5 M"), (10**12, "1 T")],
)
def test_long_numbers_are_told_in_short(number, short):
    assert in_short(number) == short


@pytest.mark.parametrize(
    ("number", "brief"), [(7, "7"), (999, "999"), (1_020, "1k"), (3_248, "3.2k"), (123_456, "120k"), (999_600, "1M")]
)
def test_narrow_cells_have_two_digits_of_a_number(number, brief):
    assert in_brief(number) == brief
