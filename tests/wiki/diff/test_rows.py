import pytest
from hypothesis import given

from tests.wiki.texts import TEXT
from wiki.diff.rows import CONTEXT, RowKind, collapsed, lines, new_text, rows

LONG = "This paragraph is long enough to be followed when it goes elsewhere."


def kinds(old, new):
    return [str(row.kind) for row in rows("\n".join(old), "\n".join(new))]


def numbered(*places):
    return [f"line number {n}" for n in range(*places)]


@given(TEXT, TEXT)
def test_a_comparison_applied_gives_the_new_text(old, new):
    assert new_text(old, rows(old, new)) == new
    assert new_text(old, collapsed(rows(old, new))) == new


@given(TEXT, TEXT)
def test_every_line_of_either_side_stands_once_and_in_order(old, new):
    found = list(rows(old, new))
    assert [row.old_line for row in found if row.old_line] == list(range(1, len(lines(old)) + 1))
    assert [row.new_line for row in found if row.new_line] == list(range(1, len(lines(new)) + 1))
    old_lines = ["".join(s.text for s in row.old) for row in found if row.old is not None]
    assert old_lines == lines(old)


@given(TEXT)
def test_a_text_compared_with_itself_is_kept(text):
    assert {row.kind for row in rows(text, text)} <= {RowKind.KEPT}


def test_kinds_of_rows():
    assert kinds(["a", "b"], ["a", "b"]) == ["kept", "kept"]
    assert kinds(["a"], ["a", "b"]) == ["kept", "added"]
    assert kinds(["a", "b"], ["b"]) == ["removed", "kept"]
    assert kinds(["the old dog"], ["the new dog"]) == ["changed"]
    assert kinds(["the old dog"], ["no such thing"]) == ["removed", "added"]


def test_a_moved_paragraph_is_told_from_a_rewritten_one():
    old = [LONG, "", "Second.", "", "A third one, to be written anew."]
    new = ["Second.", "", "Now with no word in common.", "", LONG]
    found = list(rows("\n".join(old), "\n".join(new)))
    moves = {str(row.kind): (row.move, row.old_line, row.new_line) for row in found if row.move}
    assert moves == {"moved-from": (1, 1, None), "moved-to": (1, None, 5)}
    assert {str(row.kind) for row in found if row.old_line == 5} == {"removed"}


def test_a_paragraph_moved_and_mended_shows_what_was_mended():
    old = [LONG, "", "Second paragraph."]
    new = ["Second paragraph.", "", LONG.replace("long", "short")]
    moved = {str(row.kind): row for row in rows("\n".join(old), "\n".join(new)) if row.move}
    assert [s.text for s in moved["moved-from"].old if s.changed] == ["long"]
    assert [s.text for s in moved["moved-to"].new if s.changed] == ["short"]


def test_long_unchanged_stretches_are_collapsed_but_for_a_few_lines():
    old = numbered(40)
    found = list(collapsed(rows("\n".join(old), "\n".join([*old[:20], "an addition", *old[20:]]))))
    assert [str(row.kind) for row in found] == ["gap", *["kept"] * CONTEXT, "added", *["kept"] * CONTEXT, "gap"]
    assert (found[0].count, found[0].old_line, found[0].new_line) == (17, 1, 1)
    assert (found[-1].count, found[-1].old_line, found[-1].new_line) == (17, 24, 25)


def test_a_gap_of_a_line_or_two_is_shown_instead():
    old = numbered(CONTEXT * 2 + 2)
    found = collapsed(rows("\n".join(["x", *old, "y"]), "\n".join(["xx", *old, "yy"])))
    assert RowKind.GAP not in {row.kind for row in found}


@pytest.mark.parametrize("text", ["", "one", "one\n\ntwo", "\n", "one\n"])
def test_lines_joined_are_the_text(text):
    assert "\n".join(lines(text)) == text


def test_an_empty_text_has_no_lines():
    assert lines("") == []
    assert kinds([""], ["new"]) == ["added"]
