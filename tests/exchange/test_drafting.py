"""Drafting: addresses out of any text, dates as exact as they can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.drafting import addresses, edtf, publications
from incidents import dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("http://a.org/1; http://b.org/2", ["http://a.org/1", "http://b.org/2"]),
        ("http://a.org/1http://b.org/2", ["http://a.org/1", "http://b.org/2"]),
        ("see https://a.org/x,y;z (https://b.org/).", ["https://a.org/x,y;z", "https://b.org/"]),
        ("HTTP://A.org", ["HTTP://A.org"]),
        ("none, mailto:a@b.org, http://localhost, http://a:b@c.org/", []),
        ("http://[bad/", []),
        (f"http://a.org/{'x' * 2_000}", []),
    ],
)
def test_addresses_are_found_whatever_stands_between_them(text, found):
    assert addresses(text) == found


def test_a_publication_is_named_once_with_a_key_of_its_own():
    rows = publications("http://www.a.org/1 https://a.org/1/ http://a.org/2 http://b.org/")
    assert [(row["key"], row["title"], row["publisher"]) for row in rows] == [
        ("a-org", "a.org/1", "a.org"),
        ("a-org-2", "a.org/2", "a.org"),
        ("b-org", "b.org", "b.org"),
    ]


@given(*[st.one_of(st.none(), st.integers(-5, 10_000), st.text(max_size=3), st.booleans())] * 3)
def test_whatever_numbers_stand_for_a_date_it_is_one_or_none(year, month, day):
    found = edtf(year, month, day)
    assert found == "" or dates.is_valid(found)


@pytest.mark.parametrize(("parts", "found"), [((2019, 2, 29), "2019-02"), ((2020, 2, 29), "2020-02-29"), ((0,), "")])
def test_a_day_that_is_none_is_its_month(parts, found):
    assert edtf(*parts) == found


def test_letters_in_percents_are_read_and_nothing_of_an_address_acts():
    assert publications("http://a.org/Z%C3%BCrich_b%00%3Cb%3E")[0]["title"] == "a.org/Zürich_b"
    assert publications("http://a.org/%FF")[0]["title"] == "a.org/’"
