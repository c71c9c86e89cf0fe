"""Marks and pieces of texts in which PostgreSQL marked every word of what was sought."""

import pytest

from incidents.search.phrases import excerpt, whole

STEMS = {"Medical": "medic", "medical": "medic", "records": "record", "record": "record", "sold": "sold"}


def marks(text):
    """Braces in the place of marks that nobody can see, and the reverse."""
    return text.translate(str.maketrans("{}\x02\x03", "\x02\x03{}"))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Medical} {records}", "{Medical records}"),
        ("{records}, {medical}-\x1f{record}!", "records, {medical-\x1frecord}!"),
        ("{medical} and {records}", "medical and records"),
        ("{medical} {records} {sold}", "{medical records} {sold}"),
        ("{medical} {medical} {records} {records}", "medical {medical records} records"),
        ("nothing", "nothing"),
    ],
)
def test_phrases_are_marked_as_a_whole_and_their_words_elsewhere_are_not(marked, expected):
    assert marks(whole(marks(marked), {("medic", "record"), ("sold",)}, STEMS)) == expected


def test_phrases_that_reach_into_each_other_are_one_mark():
    leaves = {("medic", "record"), ("record", "sold")}
    assert marks(whole(marks("{medical} {records} {sold}"), leaves, STEMS)) == "{medical records sold}"


@pytest.mark.parametrize("between", [" ", " and ", " so it was sold, and "])
@pytest.mark.parametrize("before", ["", "before " * 20])
def test_a_text_full_of_hits_is_cut_between_them(between, before):
    piece = marks(excerpt(marks(before + between.join(["{medical records}"] * 400))))
    assert len(piece) < 400
    assert not {"{", "}"} & set(piece.replace("{medical records}", ""))


def test_a_hit_without_end_is_cut():
    piece = marks(excerpt(marks("{" + "word " * 400 + "}")))
    assert len(piece) < 300
    assert piece.endswith("word} …")


def test_a_text_without_hits_has_no_piece():
    assert excerpt("medical") == ""
