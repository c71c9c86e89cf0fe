from hypothesis import given
from hypothesis import strategies as st

from wiki.fields import Label, Names, Prose, Rows, Target, Text
from wiki.merging.values import merge_value

LAWS = Rows(
    key="laws",
    label="Laws",
    columns=(
        Text(key="text", label="Law"),
        Target(key="law", label="Page", kind="law"),
        Label(key="title", label="Title"),
        Prose(key="outcome", label="Outcome"),
        Names(key="articles", label="Articles"),
    ),
    identity=("text",),
    carried=("title",),
)
BREAKDOWN = Rows(
    key="breakdown", label="Breakdown", columns=(Text(key="threat", label="Threat"), Text(key="harm", label="Harm"))
)


def law(text, law=None, title=None, outcome="", articles=()):
    return {"text": text, "law": law, "title": title, "outcome": outcome, "articles": list(articles)}


def risk(threat, harm=""):
    return {"threat": threat, "harm": harm}


def merged(base, theirs, mine, field=LAWS):
    found = merge_value(field, base, theirs, mine)
    return found.value, found.disputed


def test_rows_added_by_both_stay():
    assert merged([law("a")], [law("a"), law("x")], [law("a"), law("y")]) == ([law("a"), law("x"), law("y")], False)


def test_columns_of_a_row_are_joined():
    theirs, mine = law("a", outcome="A fine."), law("a", articles=["5"])
    assert merged([law("a")], [theirs], [mine]) == ([law("a", outcome="A fine.", articles=["5"])], False)


def test_columns_are_joined_by_their_own_rules():
    base = law("a", outcome="one\n\ntwo", articles=["5"])
    theirs = law("a", outcome="ONE\n\ntwo", articles=["5", "6"])
    mine = law("a", outcome="one\n\nTWO", articles=["7", "5"])
    assert merged([base], [theirs], [mine]) == ([law("a", outcome="ONE\n\nTWO", articles=["7", "5", "6"])], False)


def test_different_changes_of_a_column_are_disputed_and_mine_is_held():
    found = merged([law("a")], [law("a", "x"), law("t")], [law("a", "y")])
    assert found == ([law("a", "y"), law("t")], True)


def test_a_row_removed_by_one_and_left_alone_by_the_other_goes():
    base = [law("a"), law("b")]
    assert merged(base, [law("b")], [law("a"), law("b", outcome="x")]) == ([law("b", outcome="x")], False)
    assert merged(base, [law("a"), law("b", outcome="x")], [law("b")]) == ([law("b", outcome="x")], False)


def test_a_row_removed_here_and_changed_there_is_disputed():
    base, changed = [law("a"), law("b")], law("a", outcome="A fine.")
    assert merged(base, [law("b")], [changed, law("b")]) == ([changed, law("b")], True)
    assert merged(base, [changed, law("b")], [law("b")]) == ([law("b")], True)


def test_the_same_row_added_twice_is_one_row():
    assert merged([], [law("a", outcome="x")], [law("a", "gdpr")])[1] is False
    assert merged([], [law("a", outcome="x")], [law("a", "gdpr")])[0] == [law("a", "gdpr", outcome="x")]
    assert merged([], [law("a", "ccpa")], [law("a", "gdpr")]) == ([law("a", "gdpr")], True)


def test_carried_columns_come_with_the_row_that_was_changed():
    base = [law("a", "x", "Then"), law("b")]
    theirs = [law("a", "y", "Another"), law("b")]
    assert merged(base, theirs, [*base, law("c")])[0][0] == law("a", "y", "Another")


def test_a_target_still_to_be_found_stays_so():
    unsettled = {"text": "c", "title": None, "outcome": "", "articles": []}
    assert merged([], [law("a")], [unsettled])[0] == [law("a"), unsettled]
    assert merged([], [unsettled], [{**unsettled, "outcome": "x"}])[0] == [{**unsettled, "outcome": "x"}]


def test_rows_without_identity_are_joined_by_content():
    base = [risk("a"), risk("b")]
    found = merged(base, [risk("a", "x"), risk("b")], [risk("a"), risk("b"), risk("c")], BREAKDOWN)
    assert found == ([risk("a", "x"), risk("b"), risk("c")], False)


def test_both_add_rows_without_identity_at_the_same_place():
    base = [risk("a")]
    found = merged(base, [*base, risk("x"), risk("z")], [*base, risk("y"), risk("z")], BREAKDOWN)
    assert found == ([risk("a"), risk("x"), risk("y"), risk("z")], False)


def test_one_changes_a_row_without_identity_and_the_other_adds_one_after_it():
    assert merged([risk("a")], [risk("a"), risk("x")], [risk("b")], BREAKDOWN) == ([risk("b"), risk("x")], False)


def test_both_change_a_row_without_identity_in_different_columns():
    assert merged([risk("a", "b")], [risk("x", "b")], [risk("a", "y")], BREAKDOWN) == ([risk("x", "y")], False)
    assert merged([risk("a", "b")], [risk("x", "b")], [risk("z", "b")], BREAKDOWN) == ([risk("z", "b")], True)


def test_a_row_without_identity_removed_here_and_changed_there_is_disputed():
    assert merged([risk("a", "b")], [], [risk("a", "c")], BREAKDOWN) == ([risk("a", "c")], True)
    assert merged([risk("a", "b")], [risk("a", "c")], [], BREAKDOWN) == ([], True)


rows = st.lists(st.builds(law, st.sampled_from("abc"), outcome=st.sampled_from(["", "x", "y"])), max_size=4)
risks = st.lists(st.builds(risk, st.sampled_from("abc"), st.sampled_from(["", "x"])), max_size=4)
cases = st.tuples(st.just(LAWS), rows, rows, rows) | st.tuples(st.just(BREAKDOWN), risks, risks, risks)


@given(cases)
def test_one_side_alone_is_taken_as_it_is(case):
    field, base, changed, _other = case
    assert merged(base, changed, base, field) == (changed, False)
    assert merged(base, base, changed, field) == (changed, False)
    assert merged(base, changed, changed, field) == (changed, False)


@given(cases)
def test_a_dispute_is_one_whoever_saves_first(case):
    field, base, one, other = case
    assert merged(base, one, other, field)[1] == merged(base, other, one, field)[1]


@given(cases)
def test_no_added_row_is_lost(case):
    field, base, theirs, mine = case
    found, disputed = merged(base, theirs, mine, field)
    before = {field.item_key(row) for row in base}
    added = {field.item_key(row) for row in [*theirs, *mine]} - before
    assert disputed or added <= {field.item_key(row) for row in found} or field is BREAKDOWN
