"""Names of organisations without what companies say they are in law."""

import csv

import pytest

from exchange.naming import LEGAL_FORMS, legal_forms, parts, plain

with LEGAL_FORMS.open(encoding="utf-8", newline="") as rows:
    LINES = list(csv.DictReader(rows))


def test_the_table_has_each_spelling_once():
    assert list(LINES[0]) == ["form", "written", "note"]
    assert len(legal_forms()) == len(LINES)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["written"])
def test_each_form_is_put_aside_at_the_end_of_a_name_and_nowhere_else(line):
    assert parts(f"The Acme, {line['written']}") == ("acme", line["form"])
    assert plain(f"{line['written']} Acme") != "acme"
    assert parts(line["written"])[0]


@pytest.mark.parametrize("name", ["Erie, PA", "Gaming PC", "Thermal Spa", "Reno NV Clinic", "Las Vegas, NV"])
def test_what_is_another_word_without_its_points_stays(name):
    assert parts(name)[1] == ""
