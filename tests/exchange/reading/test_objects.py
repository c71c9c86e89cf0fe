"""Objects of JSON: a line each, many lines each, or items of a list; a broken one is told with its line."""

import io
import json
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.reading import Fault, Reading, objects

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
OBJECTS = st.lists(st.dictionaries(st.text(max_size=5), JSON, max_size=4), max_size=5)


def read(text):
    """Objects by their line, faults by theirs."""
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    found = list(objects(Reading(name="x", stream=io.BytesIO(content), author="Tester")))
    good = [(one[0], one[1]) for one in found if not isinstance(one, Fault)]
    return good, {one.line: one.reason for one in found if isinstance(one, Fault)}


@given(OBJECTS, st.sampled_from([None, 1]))
def test_each_way_of_writing_objects_gives_them_back(things, indent):
    ways = [
        json.dumps(things, indent=indent),
        "\n".join(json.dumps(one) for one in things),
        "\n\n".join(json.dumps(one, indent=indent) for one in things),
        " ".join(json.dumps(one) for one in things),
    ]
    for way in ways:
        good, bad = read(way)
        assert ([one for _line, one in good], bad) == (things, {})


def test_lines_are_counted():
    assert read('{"a": 1}\n\n{"b":\n 2}\n{"c": 3}\n')[0] == [(1, {"a": 1}), (3, {"b": 2}), (5, {"c": 3})]
    assert read('[\n {"a": 1},\n\n {"b": 2}\n]')[0] == [(2, {"a": 1}), (4, {"b": 2})]


@pytest.mark.parametrize("broken", ['{"a": }', '{"a": 1', "{'a': 1}", "nothing", '{"a": "\x01"}', "}"])
def test_a_broken_line_is_told_and_the_next_is_taken(broken):
    good, bad = read(f'{{"a": 1}}\n{broken}\n{{"b": 2}}\n{{"c": 3}}\n')
    assert good[0] == (1, {"a": 1})
    assert good[-1] == (4, {"c": 3})
    assert min(bad) == 2
    assert "not JSON" in bad[2]


def test_what_follows_a_broken_item_of_a_list_cannot_be_read():
    good, bad = read('[{"a": 1},\n{"b": },\n{"c": 3}]')
    assert good == [(1, {"a": 1})]
    assert "nothing after it can be read" in bad[2]


@pytest.mark.parametrize("value", ["7", '"x"', "null", "[1]"])
def test_what_is_no_object_is_told(value):
    assert "not an object" in read(f'{{"a": 1}}\n{value}\n')[1][2]


def test_half_a_character_is_told_and_a_whole_one_is_read():
    good, bad = read('{"a": "\\ud83d\\ude00"}\n{"a": ["b\\uD800"]}\n{"\\udfff": 1}\n{"a": "\\\\ud800"}')
    assert good == [(1, {"a": "\N{GRINNING FACE}"}), (4, {"a": "\\ud800"})]
    assert bad.keys() == {2, 3}
    assert all("half a character" in reason for reason in bad.values())


def test_objects_nested_too_deep_are_told():
    _good, bad = read('{"a":' * 100_000 + "1" + "}" * 100_000)
    assert "nested too deep" in bad[1]


def test_an_object_that_is_too_large_is_told(monkeypatch):
    monkeypatch.setattr(import_module("exchange.reading.objects"), "LONGEST", 5_000)
    _good, bad = read('[{"a": [\n' + "1,\n" * 50_000 + "1]}]")
    assert list(bad) == [1]


def test_a_list_that_breaks_off_gives_what_was_before():
    good, bad = read('[{"a": 1}, {"b":')
    assert (good, list(bad)) == ([(1, {"a": 1})], [1])


def test_a_large_list_is_read_in_little_time_and_each_item_once():
    count = 20_000
    good, _bad = read("[" + ",".join(json.dumps({"n": n, "text": "x" * 50}) for n in range(count)) + "]")
    assert [one["n"] for _line, one in good] == list(range(count))
