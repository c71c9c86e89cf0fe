from wiki.diff.matching import Hunk
from wiki.diff.pairing import MOST_WORK, pairs

LONG = "A paragraph with quite a number of words in it, so that it can be followed."
CHANGED = "A paragraph with quite a number of other words in it, so that it can be followed."


def whole(old, new):
    return pairs(old, new, [Hunk(0, len(old), 0, len(new))])


def test_lines_that_share_words_are_one_line_changed():
    assert whole(["the quick fox ran"], ["the slow fox ran"]).changed == {0: 0}


def test_lines_that_share_little_are_two_lines():
    assert whole(["the quick fox ran"], ["nothing of it is here"]).changed == {}


def test_each_line_is_paired_with_the_one_most_alike_in_order():
    old = ["one two three", "four five six"]
    new = ["entirely fresh text", "one two thirteen", "more of it", "four five sixteen"]
    assert whole(old, new).changed == {0: 1, 1: 3}


def test_a_line_found_unchanged_elsewhere_was_moved():
    found = pairs([LONG, "x", "y"], ["x", "y", LONG], [Hunk(0, 1, 0, 0), Hunk(3, 3, 2, 3)])
    assert found.moved == {0: 2}
    assert found.changed == {}


def test_a_line_found_elsewhere_with_few_changes_was_moved_too():
    found = pairs([LONG, "x", "y"], ["x", "y", CHANGED], [Hunk(0, 1, 0, 0), Hunk(3, 3, 2, 3)])
    assert found.moved == {0: 2}


def test_equal_lines_are_moved_one_by_one():
    found = pairs([LONG, LONG, "x"], ["x", LONG], [Hunk(0, 2, 0, 0), Hunk(3, 3, 1, 2)])
    assert found.moved == {1: 1}


def test_a_short_line_is_not_worth_following():
    found = pairs(["- yes", "x", "y"], ["x", "y", "- yes"], [Hunk(0, 1, 0, 0), Hunk(3, 3, 2, 3)])
    assert found.moved == {}


def test_beyond_the_limit_lines_are_paired_in_order():
    count = int(MOST_WORK**0.5 / 3)
    old = [f"number {n} of a long list" for n in range(count)]
    new = [f"number {n} of a longer list" for n in range(count)]
    assert whole(old, new).changed == {n: n for n in range(count)}
