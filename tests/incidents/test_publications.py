"""Telling publications apart: by their address, else by title, publisher and date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.publications import KEY_LENGTH, address_key, description_key

SAME = "example.org/a/b?id=7&x=1"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a/b?id=7&x=1",
        "http://www.EXAMPLE.org/a/b/?id=7&x=1",
        "https://example.org/a/b?id=7&x=1#part-2",
        "https://example.org/a/b?utm_source=feed&id=7&utm_medium=x&x=1&utm_campaign=",
        "https://example.org/a/b?fbclid=abc&id=7&gclid=def&x=1",
    ],
)
def test_one_publication_has_one_key_however_it_was_linked(address):
    assert address_key(address) == SAME


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/A/b?id=7&x=1",
        "https://example.org/a/b?id=8&x=1",
        "https://example.org/a/b",
        "https://other.example.org/a/b?id=7&x=1",
        "https://example.org/a/b?id=7&x=1&my_utm_source=y",
    ],
)
def test_another_publication_has_another_key(address):
    assert address_key(address) != SAME


@pytest.mark.parametrize("address", ["", "http://[", "https://[::1", "#part"])
def test_what_is_no_address_has_no_key(address):
    assert address_key(address) == ""


def test_a_long_address_has_a_key_that_fits_and_that_its_whole_decides():
    long = f"https://example.org/{'a' * 2000}"
    assert len(address_key(long)) == KEY_LENGTH
    assert address_key(long) == address_key(f"{long}/")
    assert address_key(f"{long}b") != address_key(f"{long}c")


@given(st.text(max_size=400))
def test_whatever_stands_for_an_address_has_a_key_that_fits(text):
    assert len(address_key(text)) <= KEY_LENGTH
    assert len(address_key(f"https://{text}")) <= KEY_LENGTH


def test_a_description_folds_case_and_spacing_but_not_the_date():
    one = {"title": "Full  Body Exposure", "publisher": "CybelAngel", "date": "2020"}
    assert description_key(one) == description_key({**one, "title": "full body exposure", "publisher": "CYBELANGEL"})
    assert description_key(one) != description_key({**one, "date": "2021"})
