import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.fields import Flag, Names, Prose, Rows, Text, Values, changed_keys
from wiki.merging import merge

FIELDS = (
    Text(key="title", label="Title"),
    Text(key="place", label="Place", stated=True),
    Flag(key="is_global", label="Global"),
    Values(key="harms", label="Harm", kind="harm", stated=True, first_is_primary=True),
    Rows(
        key="laws",
        label="Laws",
        columns=(Text(key="text", label="Law"), Text(key="outcome", label="Outcome")),
        identity=("text",),
    ),
    Names(key="names", label="Names"),
    Prose(key="body", label="Text"),
)
BASE = {
    "title": "a",
    "place": "",
    "is_global": False,
    "harms": [],
    "laws": [],
    "names": [],
    "body": "one\n\ntwo",
    "states": {},
}


def value(text, term=None):
    return {"text": text, "term": term, "label": term}


def merged(theirs, mine, base=BASE):
    found = merge(FIELDS, base, {**base, **theirs}, {**base, **mine})
    return found.record, [conflict.key for conflict in found.conflicts]


def test_changes_of_different_fields_are_joined():
    record, conflicts = merged({"title": "b", "names": ["x"]}, {"is_global": True, "body": "one"})
    assert conflicts == []
    assert record == {**BASE, "title": "b", "names": ["x"], "is_global": True, "body": "one"}


def test_every_shape_of_field_is_joined_inside():
    record, conflicts = merged(
        {"harms": [value("a", "a")], "laws": [{"text": "x", "outcome": ""}], "names": ["t"], "body": "ONE\n\ntwo"},
        {"laws": [{"text": "y", "outcome": ""}], "names": ["m"], "body": "one\n\nTWO"},
    )
    assert conflicts == []
    assert [law["text"] for law in record["laws"]] == ["x", "y"]
    assert (record["names"], record["body"], record["harms"]) == (["t", "m"], "ONE\n\nTWO", [value("a", "a")])


def test_the_same_change_on_both_sides_is_no_conflict():
    assert merged({"title": "b"}, {"title": "b"}) == ({**BASE, "title": "b"}, [])


def test_different_values_are_a_conflict_that_keeps_all_three():
    found = merge(FIELDS, BASE, {**BASE, "title": "b"}, {**BASE, "title": "c"})
    assert found.record == {**BASE, "title": "c"}
    (conflict,) = found.conflicts
    assert (conflict.key, conflict.label) == ("title", "Title")
    assert (conflict.base, conflict.theirs, conflict.mine) == ("a", "b", "c")
    assert (conflict.base_reads, conflict.theirs_reads, conflict.mine_reads) == ("a", "b", "c")


def test_a_conflict_in_prose_tells_the_lines():
    found = merge(FIELDS, BASE, {**BASE, "body": "ONE\n\nTWO"}, {**BASE, "body": "Eins\n\ntwo"})
    (conflict,) = found.conflicts
    assert [(h.line, h.base, h.theirs, h.mine) for h in conflict.prose_hunks] == [(1, "one", "ONE", "Eins")]
    assert conflict.mine == "Eins\n\ntwo"
    assert found.record["body"] == "Eins\n\nTWO"


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ({"place": "Rome"}, {"states": {"place": "unknown"}}),
        ({"states": {"place": "none"}}, {"states": {"place": "na"}}),
        ({"states": {"place": "unknown"}}, {"place": "Rome"}),
    ],
)
def test_a_value_against_a_state_and_two_states_are_conflicts(theirs, mine):
    record, conflicts = merged(theirs, mine)
    assert conflicts == ["place"]
    assert record == {**BASE, **mine}


def test_a_list_against_a_state_is_a_conflict():
    record, conflicts = merged({"harms": [value("a")]}, {"states": {"harms": "none"}})
    assert (conflicts, record["harms"], record["states"]) == (["harms"], [], {"harms": "none"})


def test_emptied_here_with_a_state_and_left_without_one_there_is_a_conflict():
    base = {**BASE, "place": "Rome"}
    assert merged({"place": ""}, {"place": "", "states": {"place": "na"}}, base)[1] == ["place"]


def test_a_state_set_by_one_side_is_taken_with_it():
    record, conflicts = merged({"states": {"place": "none"}}, {"title": "b"})
    assert (record["states"], conflicts) == ({"place": "none"}, [])


def test_a_state_that_one_side_replaced_by_a_value_goes():
    base = {**BASE, "states": {"place": "unknown"}}
    record, conflicts = merged({"place": "Rome", "states": {}}, {"title": "b"}, base)
    assert (record["place"], record["states"], conflicts) == ("Rome", {}, [])


def test_a_value_still_to_be_found_is_the_one_found_before():
    base = {**BASE, "harms": [value("Patients", "patient")]}
    theirs = {"harms": [value("Patients", "patient"), value("x")]}
    record, conflicts = merged(theirs, {"harms": [{"text": "Patients"}, {"text": "y"}]}, base)
    assert (record["harms"], conflicts) == ([value("Patients", "patient"), value("x"), {"text": "y"}], [])


def test_keys_that_are_no_fields_are_mine():
    assert merged({"slug": "theirs"}, {"slug": "mine"})[0]["slug"] == "mine"


def test_nothing_given_is_changed():
    theirs, mine = {**BASE, "names": ["t"], "body": "x"}, {**BASE, "names": ["m"], "body": "y"}
    copies = [dict(theirs), dict(mine)]
    merge(FIELDS, BASE, theirs, mine)
    assert [theirs, mine] == copies
    assert (theirs["names"], mine["names"], BASE["names"]) == (["t"], ["m"], [])


words = st.sampled_from(["", "a", "b"])
unique = st.lists(st.sampled_from("abc"), unique=True, max_size=3)


@st.composite
def records(draw):
    record = {
        "title": draw(words),
        "place": draw(words),
        "is_global": draw(st.booleans()),
        "harms": [value(text, draw(st.sampled_from([None, "x"]))) for text in draw(unique)],
        "laws": [{"text": text, "outcome": draw(words)} for text in draw(unique)],
        "names": draw(unique),
        "body": draw(st.sampled_from(["", "a", "a\n\nb", "a\n\nc", "b\n\nb"])),
    }
    states = {key: draw(st.sampled_from(["unset", "none", "na"])) for key in ("place", "harms") if not record[key]}
    return {**record, "states": {key: state for key, state in states.items() if state != "unset"}}


@given(records(), records())
def test_one_side_alone_is_taken_as_it_is(base, changed):
    for theirs, mine in ((changed, base), (base, changed), (changed, changed)):
        found = merge(FIELDS, base, theirs, mine)
        assert found.record == changed
        assert found.conflicts == []


@given(records(), records(), records())
def test_a_conflict_is_one_whoever_saves_first(base, one, other):
    first, second = merge(FIELDS, base, one, other), merge(FIELDS, base, other, one)
    assert [conflict.key for conflict in first.conflicts] == [conflict.key for conflict in second.conflicts]


@given(records(), records(), records())
def test_what_one_side_alone_changed_is_in_the_merged_record(base, theirs, mine):
    found = merge(FIELDS, base, theirs, mine)
    by_them, by_me = changed_keys(FIELDS, base, theirs), changed_keys(FIELDS, base, mine)
    assert not changed_keys(FIELDS, found.record, theirs) & (by_them - by_me)
    assert not changed_keys(FIELDS, found.record, mine) & (by_me - by_them)
    assert {conflict.key for conflict in found.conflicts} <= by_them & by_me
