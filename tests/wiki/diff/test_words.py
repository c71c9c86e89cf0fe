import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.diff.matching import Budget
from wiki.diff.words import LINE_LENGTH, likeness, segments, words


def marked(old, new):
    """Both lines with what changed in braces."""
    sides = segments(old, new, Budget())
    return tuple("".join(f"{{{s.text}}}" if s.changed else s.text for s in side) for side in sides)


def text(pieces):
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("the quick fox", "the slow fox", ("the {quick} fox", "the {slow} fox")),
        ("the fox", "the red fox", ("the fox", "the {red }fox")),
        ("end.", "end!", ("end{.}", "end{!}")),
        ("same", "same", ("same", "same")),
        ("", "new", ("", "{new}")),
        ("one two three", "four five six", ("{one two three}", "{four five six}")),
        ("10 of 12 files", "11 of 13 files", ("{10 of 12} files", "{11 of 13} files")),
        ("a [[Link]] here", "a [[Link|shown]] here", ("a [[Link]] here", "a [[Link{|shown}]] here")),
        ("個人情報の漏洩", "個人情報の流出", ("個人情報の{漏洩}", "個人情報の{流出}")),
    ],
)
def test_changed_words_are_marked(old, new, expected):
    assert marked(old, new) == expected


def test_an_accent_is_never_torn_from_its_letter():
    assert marked("x\u0323y z", "x\u0323w z") == ("{x\u0323y} z", "{x\u0323w} z")


lines = st.text("ab .,-\u0301漢字", max_size=20)


@given(lines, lines)
def test_the_segments_are_the_lines(old, new):
    old_side, new_side = segments(old, new, Budget())
    assert (text(old_side), text(new_side)) == (old, new)
    assert text(s for s in old_side if not s.changed) == text(s for s in new_side if not s.changed)


def test_a_line_too_long_for_words_is_changed_as_a_whole():
    assert [len(side) for side in segments("a " * LINE_LENGTH, "a b", Budget())] == [1, 1]


def test_out_of_steps_the_segments_are_coarse():
    old_side, new_side = segments("a b a b", "b a b a", Budget(1))
    assert (text(old_side), text(new_side)) == ("a b a b", "b a b a")
    assert all(piece.changed for piece in old_side)


def test_words_are_distinct_and_without_signs():
    assert words("To be, or not to be: 42!") == {"To", "be", "or", "not", "to", "42"}


def test_likeness_is_the_share_of_common_words():
    assert likeness(words("a b c d"), words("a b x y")) == 0.5
    assert likeness(words("a"), words("a")) == 1
    assert likeness(words(""), words("")) == 0
