import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from accounts.orcid import bare, check_digit, validate_orcid


@pytest.mark.parametrize("orcid", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"])
def test_orcids_from_the_specification_are_taken(orcid):
    validate_orcid(orcid)


@pytest.mark.parametrize(
    "orcid", ["", "0000-0002-1825-0098", "0000-0002-1694-233x", "0000000218250097", "٠٠٠٠-0002-1825-0097"]
)
def test_others_are_refused(orcid):
    with pytest.raises(ValidationError):
        validate_orcid(orcid)


@pytest.mark.parametrize("typed", ["https://orcid.org/0000-0002-1825-0097", " orcid.org/0000-0002-1825-0097/ "])
def test_an_address_is_read_as_its_orcid(typed):
    assert bare(typed) == "0000-0002-1825-0097"


@given(st.text("0123456789", min_size=15, max_size=15), st.integers(0, 14), st.sampled_from("0123456789"))
def test_one_mistyped_digit_is_always_noticed(digits, place, digit):
    mistyped = digits[:place] + digit + digits[place + 1 :]
    assert (check_digit(mistyped) == check_digit(digits)) == (mistyped == digits)
