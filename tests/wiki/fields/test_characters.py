import pytest

from wiki.fields.characters import MARKS_IN_A_ROW, complaint


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x07",
        "\x0b",
        "\x1f",
        "\x7f",
        "\x85",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ud800",
        "\uffff",
    ],
)
def test_refused_characters_are_named_with_their_place(character):
    assert complaint(f"abc{character}") is not None
    assert f"U+{ord(character):04X}" in complaint(f"abc{character}")
    assert "character 4" in complaint(f"abc{character}")


def test_a_character_has_its_unicode_name():
    assert "right-to-left override" in complaint("\u202e")
    assert "control character" in complaint("\x00")


def test_the_place_in_a_text_of_lines_is_line_and_character():
    assert "line 3, character 2" in complaint("one\ntwo\nx\x00y")


@pytest.mark.parametrize(
    "text", ["", "plain", "tab\tand\nline", "\u200e\u200f\u061c marks", "👩‍👩‍👧 🏴", "العربية", "ก็ไม่รู้"]
)
def test_ordinary_text_of_any_script_is_left_alone(text):
    assert complaint(text) is None


def test_as_many_accents_as_unicode_allows():
    assert complaint("a" + "\u0301" * MARKS_IN_A_ROW) is None


def test_a_pile_of_accents_is_refused_before_it_is_normalised():
    assert "character 32" in complaint("a" + "\u0301\u0323" * 16)


def test_the_message_never_repeats_the_character():
    for character in ("\x00", "\u202e", "\ud800"):
        assert character not in complaint(character)
