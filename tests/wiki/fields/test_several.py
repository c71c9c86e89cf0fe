import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.fields import FieldError, Names, Values
from wiki.references import Entry, Wanted

NAMES = Names(key="authors", label="Authors", max_length=10, max_items=3)
HARMS = Values(key="harms", label="Harm", kind="harm")


class Finder:
    """Knows the term Patient, which was once called `sick-person`."""

    PATIENT = Entry("harm", 1, "patient", "Patient")

    def by_slug(self, kind, slug):
        return self.PATIENT if slug in ("patient", "sick-person") else None

    def by_name(self, kind, text):
        return self.PATIENT if text in ("Patients", "patient") else None


def errors(field, value):
    with pytest.raises(FieldError) as caught:
        field.clean(value)
    return [(error.row, error.message) for error in caught.value]


def term(text, slug, label=None):
    return {"text": text, "term": slug, "label": label}


def test_names_are_cleaned_and_kept_in_order_each_once():
    assert NAMES.clean([" b ", "", None, "a", "b"]) == ["b", "a"]
    assert NAMES.clean(None) == NAMES.clean([]) == []


@pytest.mark.parametrize("value", ["a", "", {"a": 1}, 5, {1}])
def test_several_have_to_be_a_list(value):
    assert errors(NAMES, value) == [(None, "This has to be a list.")]


def test_too_many_entries_are_counted():
    assert errors(NAMES, ["a", "b", "c", "d"]) == [(None, "These are 4 entries; the limit is 3.")]


def test_every_bad_entry_is_told_with_its_place():
    assert errors(NAMES, ["fine", 5, "x" * 11]) == [
        (1, "This has to be text."),
        (2, "This is 11 characters long; the limit is 10."),
    ]


def test_names_read_as_a_list():
    assert NAMES.reads(["A, B", "C"]) == "A, B; C"
    assert NAMES.reads([]) == ""


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("Patients", {"text": "Patients"}),
        ({"text": " Patients "}, {"text": "Patients"}),
        ({"text": "Patients", "term": "patient"}, term("Patients", "patient")),
        ({"text": "Patients", "term": "patient", "label": "Patient"}, term("Patients", "patient", "Patient")),
        ({"text": "Patients", "term": None, "label": "left over"}, term("Patients", None)),
        ({"text": "Patients", "term": ""}, term("Patients", None)),
        ({"term": "patient"}, term("patient", "patient")),
        ({"term": "patient", "label": "Patient"}, term("Patient", "patient", "Patient")),
        ("Patients => patient", term("Patients", "patient")),
        ("Patients =>", term("Patients", None)),
        ("Patients=>", term("Patients", None)),
        ("a => b => c", term("a => b", "c")),
        ("=> patient", term("patient", "patient")),
    ],
)
def test_a_value_in_every_form_it_may_be_given(given, value):
    assert HARMS.clean([given]) == [value]


@pytest.mark.parametrize("blank", ["", "  ", None, {}, {"text": ""}, {"text": None, "term": None}, "=>", " => "])
def test_blank_values_are_dropped(blank):
    assert HARMS.clean([blank]) == []


def test_exact_duplicates_are_dropped_and_others_kept():
    values = HARMS.clean(["a", "a => x", {"text": "a", "term": "x", "label": "X"}, "a => y", "a =>", "a"])
    assert values == [{"text": "a"}, term("a", "x"), term("a", "y"), term("a", None)]


def test_a_mistyped_term_is_refused_not_lost():
    assert errors(HARMS, ["a => Not A Slug"]) == [(0, "“Not A Slug” cannot be the address of a page.")]
    assert errors(HARMS, [{"text": "a", "term": 5}]) == [(0, "“5” cannot be the address of a page.")]


def test_the_label_is_carried_but_not_compared():
    assert HARMS.same([term("a", "x", "X")], [term("a", "x", "renamed")])
    assert not HARMS.same([term("a", "x")], [term("a", "y")])
    assert not HARMS.same([term("a", "x")], [term("b", "x")])
    assert not HARMS.same([term("a", None)], [{"text": "a"}])
    assert not HARMS.same([term("a", "x"), term("b", "x")], [term("b", "x"), term("a", "x")])


def test_a_value_reads_as_written_with_a_note_on_its_term():
    assert HARMS.reads([term("Patients", "patient", "Patient"), term("x", None)]) == "Patients; x"
    assert HARMS.item_note(term("patient", "patient", "Patient")) == "term"
    assert HARMS.item_note(term("Patients", "patient", "Patient")) == "term: Patient"
    assert HARMS.item_note(term("x", None)) == "free text"
    assert HARMS.item_note({"text": "x"}) == ""


lines = st.text("aé= >", min_size=1, max_size=8).filter(str.strip)
settled = st.builds(term, lines, st.none() | st.from_regex(r"[a-z]{1,4}(-[a-z]{1,4})?", fullmatch=True))


@given(settled)
def test_what_an_editor_sees_typed_comes_back_the_same(value):
    (value,) = HARMS.clean([value])
    assert HARMS.clean([HARMS.typed(value)]) == [value]


@given(st.lists(settled | lines | st.builds(dict, text=lines), max_size=6))
def test_cleaned_values_are_clean(values):
    try:
        cleaned = HARMS.clean(values)
    except FieldError:
        return
    assert HARMS.clean(cleaned) == cleaned


def test_values_want_terms_by_slug_or_by_text():
    wanted = HARMS.wanted([{"text": "Patients"}, term("Nurses", "nurse"), term("free", None)])
    assert list(wanted) == [Wanted("harm", text="Patients"), Wanted("harm", slug="nurse", text="Nurses")]


def test_values_are_settled_with_terms_and_labels_of_today():
    patient = term("Patients", "patient", "Patient")
    assert HARMS.settle([{"text": "Patients"}], Finder()) == [patient]
    assert HARMS.settle([term("Patients", "sick-person", "Sick person")], Finder()) == [patient]
    assert HARMS.settle([{"text": "Nurses"}], Finder()) == [term("Nurses", None)]
    assert HARMS.settle([term("Patients", None)], Finder()) == [term("Patients", None)]
    assert HARMS.settle([term("Ghosts", "ghost", "Ghost")], Finder()) == [term("Ghosts", None)]


def test_values_that_settle_to_the_same_are_one():
    assert len(HARMS.settle([{"text": "Patients"}, term("Patients", "patient")], Finder())) == 1


def test_what_is_unsettled_takes_the_term_that_the_same_text_has_elsewhere():
    known = [term("Patients", "patient", "Patient"), term("free", None)]
    aligned = HARMS.aligned(
        [{"text": "Patients"}, {"text": "free"}, {"text": "new"}, term("Patients", "other")], [known]
    )
    assert aligned == [known[0], {"text": "free"}, {"text": "new"}, term("Patients", "other")]


def test_equal_items_are_told_apart_by_which_of_them_they_are():
    assert list(HARMS.keyed([term("a", "x"), term("a", "x")])) == [(("a", "x"), 0), (("a", "x"), 1)]
