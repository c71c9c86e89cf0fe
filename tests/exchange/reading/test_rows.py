"""Tables: cells by columns, each row with its line, whatever stands between and within the cells."""

import io
from importlib import import_module

import pytest

from exchange.reading import Fault, Reading, rows


def read(text, *required):
    """Rows by their line, faults by theirs."""
    content = text if isinstance(text, bytes) else text.encode()
    found = list(rows(Reading(name="x", stream=io.BytesIO(content), author="Tester"), required))
    good = {one[0]: dict(one[1]) for one in found if not isinstance(one, Fault)}
    return good, {one.line: one.reason for one in found if isinstance(one, Fault)}


def test_cells_are_known_by_their_columns_and_rows_by_their_lines():
    good, bad = read('a, b \n1," 2, ""two""\nand more "\n\n3,4\n')
    assert good == {2: {"a": "1", "b": '2, "two"\nand more'}, 5: {"a": "3", "b": "4"}}
    assert not bad


def test_a_shifted_row_is_told_and_the_next_is_taken():
    good, bad = read("a,b\n1,2,3\n4\n5,6\n")
    assert good == {4: {"a": "5", "b": "6"}}
    assert "3 cells for 2 columns" in bad[2]
    assert "1 cells for 2 columns" in bad[3]


def test_a_quote_that_is_never_closed_is_told_and_takes_no_more_than_a_field_may_hold(monkeypatch):
    monkeypatch.setattr(import_module("exchange.reading.rows"), "LONGEST_FIELD", 1_000)
    good, bad = read('a,b\n1,"2\n' + "3,4\n" * 400)
    assert list(bad) == [2]
    assert len(good) > 100


def test_a_very_long_cell_is_a_fault():
    _good, bad = read(f"a,b\n1,{'x' * 1_000_001}\n")
    assert "no row of a table" in bad[2]


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_part_cells(between):
    assert read(f"a{between}b\n1{between}2\n")[0] == {2: {"a": "1", "b": "2"}}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_either_end_of_a_line_will_do(end):
    assert read(f"a,b{end}1,2{end}")[0] == {2: {"a": "1", "b": "2"}}


def test_line_ends_within_a_cell_stay():
    assert read('a\n"x\r\ny\rz"\n')[0] == {2: {"a": "x\r\ny\rz"}}


@pytest.mark.parametrize("text", ["", "\n\n", "b\n1\n"])
def test_columns_that_are_needed_and_missing_are_named(text):
    assert "missing: a" in read(text, "a")[1][1]


def test_a_column_that_is_not_there_is_empty():
    ((_line, row),) = rows(Reading(name="x", stream=io.BytesIO(b"a\n1\n"), author="Tester"))
    assert row["b"] == ""
    assert "b" not in row
