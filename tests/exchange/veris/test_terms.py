"""The table of words: every term that it names is there, and every word is one of VERIS' own."""

import csv
import re

import pytest

from exchange.veris.terms import TABLE, Word, disclosure, words, words_for
from tests.fixtures_content.reading import terms

PATHS = {
    "harm": {"attribute.confidentiality.data_disclosure"},
    "information": {"attribute.confidentiality.data.variety"},
    "group": {"attribute.confidentiality.data_victim"},
    "actor": {"actor.external.variety", "actor.internal.variety", "actor.partner", "actor.unknown"},
}


def rows():
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def test_a_term_has_one_word_in_the_place_for_its_kind():
    assert len({(row["kind"], row["slug"]) for row in rows()}) == len(rows())
    for row in rows():
        assert row["path"] in PATHS[row["kind"]], row
        assert bool(row["value"]) == bool(re.search(r"variety|data_", row["path"])), row


@pytest.mark.parametrize("kind", ["information", "actor", "group"])
def test_every_term_of_a_scheme_has_a_word(kind):
    assert {row["slug"] for row in rows() if row["kind"] == kind} == {term["slug"] for term in terms(kind)}


def test_harms_that_are_named_are_there():
    assert {row["slug"] for row in rows() if row["kind"] == "harm"} < {term["slug"] for term in terms("harm")}


def test_words_come_once_and_in_order():
    values = [{"term": "fingerprint"}, {"term": None}, {"term": "name"}, {"term": "retina"}, {"term": "never-heard-of"}]
    path = "attribute.confidentiality.data.variety"
    assert list(words_for("information", values)) == [Word(path, "Sensitive Personal"), Word(path, "Personal")]
    assert words()["actor", "unknown-actor"] == Word("actor.unknown", "")


@pytest.mark.parametrize(
    ("harms", "said"),
    [
        (["insecurity"], "Potentially"),
        (["insecurity", "exposure"], "Yes"),
        (["surveillance"], ""),
        ([None], ""),
        ([], ""),
    ],
)
def test_whether_data_got_out(harms, said):
    assert disclosure([{"term": harm} for harm in harms]) == said
