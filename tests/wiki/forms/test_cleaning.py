"""Form fields whose text obeys the rules of records."""

import pytest
from django.core.exceptions import ValidationError

from wiki.forms.cleaning import LineField, ProseField

REFUSED = ["a\x00b", "a\x1bb", "\u202eb", "a\u2066b", "a\ud800", "a\uffff", "e" + "\u0301" * 31]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" a \t b\r\nc ", "a b c"), ("e\u0301", "é"), ("a\u00a0b", "a b"), ("a\u200fb", "a\u200fb"), ("", ""), (None, "")],
)
def test_a_line_has_single_spaces_and_composed_letters(typed, kept):
    assert LineField(required=False).clean(typed) == kept


def test_prose_keeps_its_lines_and_spaces_whatever_ends_them():
    field = ProseField(strip=False)
    assert field.clean("a\r\n\r  b\n") == "a\n\n  b\n"
    assert field.clean("e\u0301") == "é"


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_characters_that_no_text_may_hold_are_named(text):
    for field in (LineField(), ProseField()):
        with pytest.raises(ValidationError) as error:
            field.clean(f"line one {text}")
        assert "character" in str(error.value.messages)


def test_a_text_may_have_as_many_characters_as_it_may_have_once_it_is_cleaned():
    field = LineField(max_length=3)
    assert field.clean("  a   b  ") == "a b"
    with pytest.raises(ValidationError):
        field.clean("a b c")
