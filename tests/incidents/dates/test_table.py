"""The table of `docs/dates.md`, run row by row, so that the documentation cannot say what the code does not do."""

import re
from datetime import date
from pathlib import Path

import pytest

from incidents import dates

DOCUMENT = Path(__file__).parents[3] / "docs" / "dates.md"
HEADING = "| as written | EDTF | earliest | latest | basis |"


def rows():
    """The cells of the table under its heading, without the rule below it; quoting marks removed."""
    _before, _heading, table = DOCUMENT.read_text(encoding="utf-8").partition(HEADING + "\n")
    for line in table.splitlines()[1:]:
        if not line.startswith("|"):
            return
        yield [cell.strip().strip("`") for cell in line.strip("|").split("|")]


def day(cell):
    return date.fromisoformat(cell) if cell else None


@pytest.mark.parametrize(("text", "edtf", "earliest", "latest", "basis"), list(rows()))
def test_a_row_of_the_table(text, edtf, earliest, latest, basis):
    assert dates.propose(text) == edtf
    assert dates.bounds(edtf) == (day(earliest), day(latest))
    assert dates.propose_basis(text) == basis


def test_the_table_is_found_and_holds_what_was_asked_for():
    texts = {row[0] for row in rows()}
    asked = {
        "December 2020",
        "2020",
        "Dec. 6, 2022",
        "March 3rd, 2023",
        "Around 2016 Presidential Election",
        "2019/2021",
        "late 1990s",
        "2002 onwards; reported 16 February 2012",
        "",
        "unknown",
    }
    assert asked <= texts


@pytest.mark.parametrize("number", range(21, 33))
def test_the_document_names_every_season(number):
    assert re.search(rf"\b{number} (?:spring|summer|autumn|winter|northern|southern)", DOCUMENT.read_text("utf-8"))
