import pytest

from exchange.notices.parties import is_organisation, name_of_slug


@pytest.mark.parametrize(
    "name",
    ["Harbour", "Harbour AI", "Valley Police", "Ministry of Fish", "7-Eleven Stores", "Valley Health Service (VHS)"],
)
def test_what_says_of_itself_what_it_is(name):
    assert is_organisation(name)


@pytest.mark.parametrize("name", ["Jane Sample", "Harbour users", "School students", "A, B, C and D", "Unknown", ""])
def test_a_person_or_a_group_is_none(name):
    assert not is_organisation(name)


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("harbourai", "HarbourAI"),
        ("valley-city-government", "Valley City Government"),
        ("ministry-of-fish", "Ministry of Fish"),
        ("the-good-girls", "The Good Girls"),
        ("ibm", "IBM"),
    ],
)
def test_a_slug_is_spelt_as_in_the_text_or_with_capitals(slug, name):
    assert name_of_slug(slug, "HarbourAI and the Valley City government use it.") == name
