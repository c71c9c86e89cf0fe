"""What a user may be called, and when two names are the same name."""

import pytest
from django.core.exceptions import ValidationError

from accounts.names import RESERVED, fold, validate_unreserved, validate_username


@pytest.mark.parametrize("name", ["Nadia", "a", "ü.ß", "Nadia-2", "a+b", "名前", "x_y", "1", "a" * 100])
def test_letters_of_any_script_are_a_name(name):
    validate_username(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "a b",
        "a@b.example",
        "imported>Upwork",
        ".a",
        "a.",
        "-a",
        "a+",
        "a/b",
        "a?b",
        "a#",
        "a\n",
        "a\x00b",
        "<b>",
    ],
)
def test_what_would_break_an_address_or_look_like_another_is_no_name(name):
    with pytest.raises(ValidationError):
        validate_username(name)


@pytest.mark.parametrize(
    ("one", "other"), [("Nadia", "NADIA"), ("ﬁona", "FIONA"), ("Straße", "STRASSE"), ("Ａda", "ada")]
)
def test_names_that_read_alike_are_one(one, other):
    assert fold(one) == fold(other)


def test_names_that_pass_for_the_site_are_reserved_however_they_are_written():
    assert all(fold(name) == name for name in RESERVED)
    for name in ("Admin", "ADMINISTRATOR", "ｒｏｏｔ", "Steward"):
        with pytest.raises(ValidationError):
            validate_unreserved(name)
    validate_unreserved("Admina")
