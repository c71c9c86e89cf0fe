import random
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from merge3 import Merge3

from tests.wiki.texts import TEXT, three_texts
from wiki.merging.prose import merge_prose


def merged(base, theirs, mine):
    return merge_prose(*map("\n".join, (base, theirs, mine)))


def by_git(folder, base, theirs, mine):
    """Git's own merge of three texts: is there a conflict, and the lines."""
    paths = [folder / name for name in ("mine", "base", "theirs")]
    for path, lines in zip(paths, (mine, base, theirs), strict=True):
        path.write_text("".join(f"{line}\n" for line in lines))
    command = ["git", "merge-file", "--stdout", "--quiet", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode >= 0
    assert not done.stderr
    return done.returncode > 0, done.stdout.split("\n")[:-1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    if shutil.which("git") is None:
        pytest.skip("git is not there to judge")
    return tmp_path_factory.mktemp("judged")


def test_edits_of_different_lines_are_joined():
    base = ["one", "", "two", "", "three"]
    found = merged(base, ["ONE", *base[1:]], [*base[:4], "THREE", "", "four"])
    assert found.value == "ONE\n\ntwo\n\nTHREE\n\nfour"
    assert not found.disputed


def test_the_same_edit_on_both_sides_is_one_edit():
    found = merged(["a", "b"], ["a", "x", "b"], ["a", "x", "b"])
    assert (found.value, found.disputed) == ("a\nx\nb", False)


def test_different_edits_of_a_line_are_disputed_and_all_three_are_kept():
    found = merged(["a", "b", "c"], ["a", "x", "c"], ["0", "a", "y", "c"])
    assert found.disputed
    (hunk,) = found.prose_hunks
    assert (hunk.line, hunk.base, hunk.theirs, hunk.mine) == (3, "b", "x", "y")


def test_a_dispute_in_one_place_loses_nothing_in_another():
    base = ["a", "-", "b", "-", "c"]
    found = merged(base, ["x", "-", "b", "-", "THEIRS"], ["y", "-", "b", "-", "c"])
    assert found.value.split("\n") == ["y", "-", "b", "-", "THEIRS"]
    assert found.disputed


def test_a_line_removed_here_and_changed_there_is_disputed():
    assert merged(["a", "b", "c"], ["a", "c"], ["a", "B", "c"]).disputed
    assert merged(["a", "b", "c"], ["a", "B", "c"], ["a", "c"]).disputed


def test_neighbouring_lines_are_disputed_as_git_has_it():
    assert merged(["a", "b"], ["A", "b"], ["a", "B"]).disputed


def test_both_begin_an_empty_text():
    found = merge_prose("", "theirs", "mine")
    assert (found.value, found.disputed) == ("mine", True)


@given(TEXT, TEXT)
def test_one_side_alone_is_taken_as_it_is(base, changed):
    assert merge_prose(base, changed, base) == (changed, False, ())
    assert merge_prose(base, base, changed) == (changed, False, ())
    assert merge_prose(base, changed, changed) == (changed, False, ())


@given(TEXT, TEXT, TEXT)
def test_a_dispute_is_one_whoever_saves_first(base, one, other):
    assert merge_prose(base, one, other).disputed == merge_prose(base, other, one).disputed


@given(three_texts())
def test_no_addition_is_lost(texts):
    base, theirs, mine = texts
    found = merged(base, theirs, mine)
    lines = found.value.split("\n")
    disputed = "\n".join(hunk.theirs for hunk in found.prose_hunks).split("\n")
    assert all(line in lines for line in mine if line not in base)
    assert all(line in lines or line in disputed for line in theirs if line not in base)


@given(three_texts())
def test_removals_without_dispute_stay_removed(texts):
    base, theirs, mine = texts
    found = merged(base, theirs, mine)
    gone = {line for line in base if line and (line not in theirs or line not in mine)}
    assert found.disputed or not gone & set(found.value.split("\n"))


@given(st.lists(st.integers(0, 5), min_size=2, max_size=8), st.data())
def test_edits_that_do_not_touch_are_both_in_the_merged_text(numbers, data):
    base = [line for n, _ in enumerate(numbers) for line in (f"paragraph {n}", "")]
    ours = set(data.draw(st.lists(st.integers(0, len(numbers) - 1), unique=True)))
    theirs = [f"{line} theirs" if line and n // 2 not in ours else line for n, line in enumerate(base)]
    mine = [f"{line} mine" if line and n // 2 in ours else line for n, line in enumerate(base)]
    found = merged(base, theirs, mine)
    assert not found.disputed
    assert found.value.count("theirs") == len(numbers) - len(ours)
    assert found.value.count("mine") == len(ours)


@given(texts=three_texts())
def test_git_judges(folder, texts):
    found = merged(*texts)
    conflict, lines = by_git(folder, *texts)
    assert found.disputed == conflict
    assert conflict or found.value == "\n".join(lines)


def test_git_judges_texts_with_many_equal_lines(folder):
    chance = random.Random(2)
    for _ in range(100):
        base = [chance.choice("abc") for _ in range(10)]
        sides = [[chance.choice(["a", "b", side]) if chance.random() < 0.2 else line for line in base] for side in "tm"]
        found = merged(base, *sides)
        conflict, lines = by_git(folder, base, *sides)
        assert found.disputed or not conflict
        assert found.disputed or found.value == "\n".join(lines)


@given(three_texts())
def test_a_second_judge_finds_the_same_disputes(texts):
    base, theirs, mine = texts
    distinct = [[line for line in side if line] for side in (base, theirs, mine)]
    kinds = {region[0] for region in Merge3(*distinct).merge_regions()}
    assert merged(*distinct).disputed == ("conflict" in kinds)


@pytest.mark.parametrize("letters", ["ab", "abcdefghij"])
def test_texts_too_tangled_to_compare_are_disputed_not_guessed(letters):
    chance = random.Random(letters)
    base, theirs, mine = ([chance.choice(letters) for _ in range(20_000)] for _ in range(3))
    found = merged(base, theirs, mine)
    assert found.disputed
    assert len(found.value.split("\n")) >= 10_000
