from wiki.diff.prose import MOST_ROWS, compare
from wiki.fields import Prose

BODY = Prose(key="body", label="Text")
NOTE = Prose(key="note", label="Note", stated=True)


def test_prose_is_compared_row_by_row():
    found = compare(BODY, {"body": "the old dog"}, {"body": "the new dog"})
    assert (found.kind, found.key, found.label, found.changed, found.is_cut) == ("prose", "body", "Text", True, False)
    assert [[(s.text, s.changed) for s in row.new] for row in found.rows] == [
        [("the ", False), ("new", True), (" dog", False)]
    ]


def test_unchanged_prose_is_one_gap():
    found = compare(BODY, {"body": "a\nb\nc\nd"}, {"body": "a\nb\nc\nd"})
    assert not found.changed
    assert [(row.kind, row.count) for row in found.rows] == [("gap", 4)]


def test_prose_that_is_not_there_says_why():
    found = compare(NOTE, {"note": "", "states": {"note": "none"}}, {"note": "x"})
    assert (str(found.old_empty), found.new_empty) == ("none", "")


def test_more_rows_than_anyone_reads_are_cut():
    found = compare(BODY, {"body": ""}, {"body": "\n".join(["x"] * (MOST_ROWS + 1))})
    assert len(found.rows) == MOST_ROWS
    assert found.is_cut
    assert not compare(BODY, {"body": ""}, {"body": "\n".join(["x"] * MOST_ROWS)}).is_cut
