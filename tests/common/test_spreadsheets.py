import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.spreadsheets import FORMULA_STARTS, csv_line, inert

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
SOME = st.lists(st.one_of(TEXTS, st.text('=+-@",;\t\r\n a')), min_size=2)


@given(SOME)
def test_a_line_reads_back_as_inert_cells(cells):
    (row,) = csv.reader([csv_line(cells)])
    assert row == [inert(cell) for cell in cells]
    assert not any(cell.startswith(FORMULA_STARTS) for cell in row)


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (['a "b"', "", "", "", "=1+1"], '"a ""b""",,,,"\'=1+1"'),
        (["", "", "a"], ',,"a"'),
        (["a", "", ""], '"a",,'),
        (["", '"', ""], ',"""",'),
        (["a"], '"a"'),
    ],
)
def test_cells_stand_in_quotes_and_what_is_empty_is_nothing(cells, line):
    assert csv_line(cells) == f"{line}\r\n"


@pytest.mark.parametrize(
    "cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠SUM(A1)"]
)
def test_nothing_is_run(cell):
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "plain", "1=1", 5, None])
def test_all_else_stays(cell):
    assert inert(cell) == cell
