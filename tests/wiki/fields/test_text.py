import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.fields import Address, FieldError, Prose, Text

TEXT = Text(key="title", label="Title", max_length=20)
PROSE = Prose(key="body", label="Text", max_length=50)
ADDRESS = Address(key="url", label="Address")


def message(field, value):
    with pytest.raises(FieldError) as caught:
        field.clean(value)
    assert caught.value.key == field.key
    return caught.value.message


def test_a_line_is_stripped_and_its_white_space_collapsed():
    assert TEXT.clean("  one\t two \n three\u00a0 four ") == "one two three four"


def test_text_is_normalised():
    assert TEXT.clean("Cafe\u0301") == "Café"


def test_nothing_is_empty_text():
    assert TEXT.clean(None) == TEXT.clean("   ") == TEXT.empty() == ""
    assert TEXT.is_empty("")


def test_a_required_text_cannot_be_empty():
    required = Text(key="title", label="Title", required=True)
    assert message(required, " ") == message(required, None) == "This cannot be left empty."


@pytest.mark.parametrize("value", [1, 1.5, True, [], {}, b"bytes"])
def test_what_is_no_text_is_refused(value):
    assert message(TEXT, value) == "This has to be text."


def test_too_long_a_text_names_limit_and_length():
    assert message(TEXT, "x" * 21) == "This is 21 characters long; the limit is 20."
    assert TEXT.clean("x" * 20) == "x" * 20


def test_the_limit_counts_what_is_kept():
    assert TEXT.clean(" " * 30 + "x") == "x"


def test_a_refused_character_is_named():
    assert "U+202E" in message(TEXT, "abc\u202edef")
    assert "U+0000" in message(PROSE, "abc\x00")


def test_prose_keeps_its_lines_and_its_tabs():
    assert PROSE.clean("  a\r\n\tb\rc\n\n d  \n \t\n") == "  a\n\tb\nc\n\n d"


def test_prose_has_a_limit():
    assert message(PROSE, "x" * 51) == "This is 51 characters long; the limit is 50."
    assert Prose(key="body", label="Text").clean("x" * 500_000) == "x" * 500_000
    assert "500000" in message(Prose(key="body", label="Text"), "x" * 500_001)


@given(st.text("aé \u0301\u0323\u1e0b\u212b\u2001\u3000\n\t\r"), st.sampled_from([TEXT, PROSE]))
def test_what_was_cleaned_is_clean(value, field):
    try:
        cleaned = field.clean(value)
    except FieldError:
        return
    assert field.clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org",
        "https://example.org/a?b=c#d",
        "https://example.org:8443/ü/日本",
        "https://münchen.example/",
        "http://localhost:8000/",
        "HTTPS://EXAMPLE.ORG/",
        "https://web.archive.org/web/2020/https://example.org/a@b",
    ],
)
def test_web_addresses(address):
    assert ADDRESS.clean(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "//example.org/",
        "example.org",
        "http://",
        "https://user:secret@example.org/",
        "https://user@example.org/",
        "https://example.org\\@evil.example/",
        "https://example.org:99999/",
        "https://example.org:0/",
        "https://exam ple.org/",
        "https://example.org/a b",
        "http://[::1",
    ],
)
def test_what_is_no_web_address_is_refused(address):
    assert "http://" in message(ADDRESS, address)


def test_an_address_may_be_missing_and_is_not_endless():
    assert ADDRESS.clean("") == ""
    assert "2000" in message(ADDRESS, "https://example.org/" + "x" * 2000)


def test_a_line_break_hidden_in_an_address_is_refused():
    assert message(ADDRESS, "https://example.org/\r\nSet-Cookie: x")
    assert "U+0000" in message(ADDRESS, "https://example.org/\x00")
