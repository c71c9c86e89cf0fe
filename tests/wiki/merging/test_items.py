from hypothesis import given
from hypothesis import strategies as st

from wiki.fields import Names, Values
from wiki.merging.items import merge_set

NAMES = Names(key="names", label="Names")
HARMS = Names(key="harms", label="Harms", first_is_primary=True)


def merged(base, theirs, mine, field=NAMES):
    found = merge_set(field, list(base), list(theirs), list(mine))
    return "".join(found.value), found.disputed


def test_additions_of_both_sides_stay():
    assert merged("a", "ax", "ay") == ("axy", False)
    assert merged("", "x", "y") == ("xy", False)


def test_removals_of_both_sides_go():
    assert merged("abc", "bc", "ab") == ("b", False)
    assert merged("ab", "a", "b") == ("", False)


def test_an_item_removed_here_and_kept_there_goes():
    assert merged("abc", "ac", "abcx") == ("acx", False)


def test_an_addition_keeps_its_neighbour():
    assert merged("abc", "axbc", "abcy") == ("axbcy", False)
    assert merged("abc", "xabc", "abcy") == ("xabcy", False)


def test_the_neighbour_was_removed_meanwhile():
    assert merged("abc", "abxc", "ac") == ("axc", False)


def test_my_order_is_kept_and_theirs_where_i_left_it():
    assert merged("abc", "abcx", "cba") == ("cxba", False)
    assert merged("abc", "cba", "abcx") == ("cxba", False)
    assert merged("abc", "bac", "cab") == ("cab", False)


def test_the_same_value_with_another_label_is_one():
    harms = Values(key="harms", label="Harms", kind="harm")
    theirs, mine = ({"text": "a", "term": "a", "label": label} for label in ("Then", "Now"))
    assert merge_set(harms, [], [theirs], [mine]).value == [mine]


def test_who_is_first_follows_the_side_that_changed_it():
    assert merged("ab", "ba", "abx", HARMS) == ("bxa", False)
    assert merged("ab", "abx", "ba", HARMS) == ("bxa", False)
    assert merged("ab", "xab", "aby", HARMS) == ("xaby", False)


def test_two_choices_of_the_first_are_disputed_and_mine_is_held():
    assert merged("abc", "bac", "cab", HARMS) == ("cab", True)
    assert merged("", "x", "y", HARMS) == ("yx", True)


def test_the_same_choice_of_the_first_is_no_dispute():
    assert merged("abc", "cab", "cabx", HARMS) == ("cabx", False)


def test_made_the_first_here_and_removed_there_is_disputed():
    assert merged("ab", "ba", "a", HARMS) == ("a", True)
    assert merged("ab", "a", "ba", HARMS) == ("a", True)


sets = st.lists(st.sampled_from("abcdef"), unique=True, max_size=6).map("".join)


@given(sets, sets, sets)
def test_what_either_side_added_stays_and_what_either_removed_goes(base, theirs, mine):
    found, disputed = merged(base, theirs, mine)
    assert set(found) == (set(theirs) - set(base)) | (set(mine) - set(base)) | (set(base) & set(theirs) & set(mine))
    assert len(found) == len(set(found))
    assert not disputed


@given(sets, sets)
def test_one_side_alone_is_taken_as_it_is(base, changed):
    for field in (NAMES, HARMS):
        assert merged(base, changed, base, field) == (changed, False)
        assert merged(base, base, changed, field) == (changed, False)


@given(sets, sets, sets)
def test_a_dispute_is_one_whoever_saves_first(base, one, other):
    assert merged(base, one, other, HARMS)[1] == merged(base, other, one, HARMS)[1]
    assert set(merged(base, one, other, HARMS)[0]) == set(merged(base, other, one, HARMS)[0])


@given(sets, sets, sets)
def test_where_they_reordered_nothing_all_of_mine_stands_in_my_order(base, theirs, mine):
    found, _ = merged(sorted(base), sorted(theirs), mine)
    assert [item for item in found if item in mine] == [item for item in mine if item in found]
