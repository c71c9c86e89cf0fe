from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.fields import (
    Address,
    Choice,
    Field,
    Flag,
    Label,
    Names,
    Number,
    Prose,
    RecordErrors,
    Reference,
    Rows,
    State,
    Target,
    Text,
    Values,
    changed_keys,
    clean_record,
    reads_in,
    same_record,
    state_in,
)

TITLE = Text(key="title", label="Title", required=True, max_length=10)
PLACE = Text(key="place", label="Place", stated=True)
HARMS = Values(key="harms", label="Harm", kind="harm", stated=True)
FIELDS = (TITLE, PLACE, HARMS)
EMPTY = {"title": "x", "place": "", "harms": [], "states": {}}


def errors(data):
    with pytest.raises(RecordErrors) as caught:
        clean_record(FIELDS, data)
    return [(error.key, error.row) for error in caught.value.errors]


def test_every_key_is_present_and_in_order_and_others_are_ignored():
    record = clean_record(FIELDS, {"harms": ["a"], "title": " x ", "unknown": 1})
    assert record == {"title": "x", "place": "", "harms": [{"text": "a"}], "states": {}}
    assert list(record) == ["title", "place", "harms", "states"]


def test_everything_that_is_wrong_is_told_at_once():
    data = {"title": "x" * 11, "place": 5, "harms": [1, "a", 2], "states": {"place": "maybe"}}
    assert errors(data) == [("title", None), ("place", None), ("harms", 0), ("harms", 2), ("place", None)]
    assert errors({}) == [("title", None)]


def test_states_are_kept_for_stated_fields_that_are_empty():
    states = {"title": "none", "place": "unknown", "harms": "na", "nowhere": "none"}
    record = clean_record(FIELDS, {"title": "x", "harms": ["a"], "states": states})
    assert record["states"] == {"place": "unknown"}


@pytest.mark.parametrize("unset", ["unset", "", None])
def test_not_looked_into_is_not_stored(unset):
    assert clean_record(FIELDS, {"title": "x", "states": {"place": unset}})["states"] == {}


@pytest.mark.parametrize("states", ["none", ["place"], {"place": "NONE"}, {"place": 5}, {"place": ["none"]}])
def test_states_of_another_kind_are_refused(states):
    assert errors({"title": "x", "states": states})


def test_records_differ_by_value_or_by_state():
    assert same_record(FIELDS, EMPTY, {**EMPTY, "unknown": 1})
    assert changed_keys(FIELDS, EMPTY, {**EMPTY, "title": "y", "states": {"place": "none"}}) == {"title", "place"}
    assert changed_keys(FIELDS, {**EMPTY, "states": {"place": "none"}}, {**EMPTY, "states": {"place": "na"}}) == {
        "place"
    }


def test_a_record_from_before_a_field_was_there_is_the_same():
    assert same_record(FIELDS, {"title": "x"}, EMPTY)


def test_the_four_kinds_of_empty_read_as_words():
    words = {state: reads_in(PLACE, {**EMPTY, "states": {"place": state}}) for state in ("unknown", "none", "na")}
    assert words == {"unknown": "not known", "none": "none", "na": "not applicable"}
    assert reads_in(PLACE, EMPTY) == "not yet looked into"
    assert reads_in(PLACE, {"place": "Rome"}) == "Rome"
    assert reads_in(TITLE, {"title": ""}) == ""


def test_a_field_with_a_value_has_no_state_whatever_the_record_says():
    assert state_in(PLACE, {"place": "Rome", "states": {"place": "none"}}) is None
    assert state_in(TITLE, {"title": "", "states": {"title": "none"}}) is None
    assert state_in(PLACE, {"place": "", "states": {"place": "nonsense"}}) == State.UNSET


@dataclass(frozen=True, kw_only=True)
class Shouted(Text):
    """A subclass as the layers above write them."""

    def canonical(self, value):
        return super().canonical(value).upper()


def test_a_subclass_cleans_in_its_own_way():
    assert clean_record([Shouted(key="cry", label="Cry")], {"cry": " ho "}) == {"cry": "HO", "states": {}}


EVERY_KIND: tuple[Field, ...] = (
    Text(key="a", label="A", stated=True),
    Prose(key="b", label="B"),
    Choice(key="c", label="C", choices=(("x", "X"), ("y", "Y"))),
    Flag(key="d", label="D"),
    Number(key="e", label="E"),
    Names(key="f", label="F"),
    Reference(key="g", label="G", kind="harm"),
    Values(key="h", label="H", kind="harm", stated=True),
    Address(key="i", label="I"),
    Rows(
        key="j",
        label="J",
        columns=(
            Text(key="a", label="A", required=True),
            Target(key="b", label="B", kind="law"),
            Label(key="t", label="T"),
        ),
        identity=("a",),
    ),
)
json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text("aé= >\u0301\u202e\x00\n", max_size=8)
    | st.sampled_from(["x", "none", "a => b"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["slug", "title", "text", "term", "a", "b", "t"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*"abcdefghij", "states"]), json))
def test_any_json_is_cleaned_or_refused_and_what_is_clean_stays_so(data):
    try:
        record = clean_record(EVERY_KIND, data)
    except RecordErrors:
        return
    assert clean_record(EVERY_KIND, record) == record
    assert same_record(EVERY_KIND, record, record)
