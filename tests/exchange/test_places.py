"""Places: a state is found however a collection abbreviates it."""

import pytest

from exchange.places import STATES, place, state_of
from taxonomy import countries


@pytest.mark.parametrize("written", ["NJ", "nj", " US-NJ ", "New Jersey"])
def test_a_state_is_found_in_each_way_of_writing_it(written):
    assert state_of(written, "US") == "New Jersey"


@pytest.mark.parametrize(
    ("written", "country"), [("NJ", "CA"), ("XX", "US"), ("", "US"), ("CA-ON", "US"), ("NJ", "GB")]
)
def test_a_state_of_another_country_is_none(written, country):
    assert state_of(written, country) == ""


@pytest.mark.parametrize(
    ("codes", "state", "text"),
    [
        (["US"], "OR", "Oregon, United States"),
        (["CA"], "CA-ON", "Ontario, Canada"),
        (["US", "CA"], "OR", "United States, Canada"),
        (["GB"], "Kent", "United Kingdom"),
        (["XX"], "", ""),
        ([], "OR", ""),
    ],
)
def test_a_place_is_told_with_its_state_where_it_is_in_one_country(codes, state, text):
    assert place(codes, state) == text


def test_every_country_with_states_is_one_of_ours():
    assert all(countries.name_of(code) for code in STATES)
