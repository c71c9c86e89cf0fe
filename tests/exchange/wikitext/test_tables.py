"""Tables of wikitext become tables of Markdown Extra: nothing that they say is lost."""

import pytest

from exchange.wikitext.tables import MOST_COLUMNS, table


def made(text, convert=str):
    return list(table(text.strip().split("\n"), convert))


def test_headings_caption_and_cells_in_either_notation():
    assert made("{| class=wikitable\n|+ Fines\n! Year !! Sum\n|-\n| 2020 || 5\n|-\n| 2021\n| 6\n|}") == [
        "**Fines**",
        "| Year | Sum |\n| --- | --- |\n| 2020 | 5 |\n| 2021 | 6 |",
    ]


def test_a_table_without_headings_has_an_empty_head():
    assert made("{|\n| a || b\n|}") == ["|  |  |\n| --- | --- |\n| a | b |"]


def test_a_heading_within_a_row_is_bold():
    assert made("{|\n! Year !! Sum\n|-\n! 2020\n| 5\n|}")[0].endswith("| **2020** | 5 |")


def test_attributes_go_and_spans_become_empty_cells():
    text = '{|\n! colspan="2" style="x" | Both !! C\n|-\n| a || b || class=y | c\n|}'
    assert made(text) == ["| Both |  | C |\n| --- | --- | --- |\n| a | b | c |"]


@pytest.mark.parametrize("cell", ["a | b", "see x=y, and z | w"])
def test_a_bar_that_ends_no_attributes_stays_in_the_cell(cell):
    assert cell in made(f"{{|\n| {cell}\n|}}")[0]


def test_a_row_that_is_too_short_is_filled_and_none_is_cut():
    assert made("{|\n! A !! B !! C\n|-\n| a\n|-\n| a || b || c || d\n|}") == [
        "| A | B | C |  |\n| --- | --- | --- | --- |\n| a |  |  |  |\n| a | b | c | d |"
    ]


def test_lines_that_begin_with_no_mark_go_on_in_their_cell():
    assert made("{|\n| one\ntwo\n|}", convert=lambda text: text.replace("\n", "<br>"))[0].endswith("| one<br>two |")


def test_a_table_in_a_table_becomes_text_of_its_cell():
    (whole,) = made(
        "{|\n| outer\n{|\n| inner\n|-\n| more\n|}\n| after\n|}", convert=lambda text: text.replace("\n", " ")
    )
    for word in ("outer", "inner", "more", "after"):
        assert word in whole
    assert whole.count("\n") == 2


@pytest.mark.parametrize("text", ["{|\n|}", "{|", "{|\n|-\n|-\n|}", "{|\n|+\n|}"])
def test_an_empty_table_is_none(text):
    assert made(text) == []


def test_a_span_is_no_way_to_make_a_page_of_columns():
    (whole,) = made('{|\n| colspan=999 | a || colspan="999" | b\n|}')
    assert whole.split("\n")[1].count("---") == MOST_COLUMNS
