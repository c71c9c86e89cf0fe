import pytest

from wiki.diff.choice import compare
from wiki.fields import Choice, Flag, Number, Text

BASIS = Choice(key="basis", label="Basis", choices=(("occurred", "it occurred"), ("reported", "it was reported")))
PLACE = Text(key="place", label="Place", stated=True)


def words(field, old, new):
    found = compare(field, old, new)
    return str(found.old), str(found.new)


def test_values_are_shown_as_people_read_them():
    assert words(BASIS, {"basis": "occurred"}, {"basis": "reported"}) == ("it occurred", "it was reported")
    assert words(Flag(key="f", label="F"), {"f": False}, {"f": True}) == ("no", "yes")
    assert words(Number(key="n", label="N"), {"n": 0}, {"n": 12}) == ("0", "12")


@pytest.mark.parametrize(
    ("states", "word"),
    [
        ({}, "not yet looked into"),
        ({"place": "unknown"}, "not known"),
        ({"place": "none"}, "none"),
        ({"place": "na"}, "not applicable"),
    ],
)
def test_each_kind_of_empty_has_its_word(states, word):
    found = compare(PLACE, {"place": "", "states": states}, {"place": "Rome"})
    assert (str(found.old), found.new) == (word, "Rome")
    assert (str(found.old_empty), found.new_empty) == (word, "")


def test_a_change_of_state_alone_is_a_change():
    found = compare(PLACE, {"place": "", "states": {"place": "none"}}, {"place": "", "states": {"place": "na"}})
    assert found.changed
    assert (str(found.old), str(found.new)) == ("none", "not applicable")


def test_what_has_no_states_is_simply_empty():
    assert words(BASIS, {"basis": ""}, {"basis": "occurred"}) == ("empty", "it occurred")


def test_what_did_not_change_says_so():
    assert not compare(BASIS, {"basis": "occurred"}, {"basis": "occurred"}).changed
