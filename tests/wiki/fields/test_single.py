import pytest

from wiki.fields import Choice, FieldError, Flag, Number, Reference
from wiki.fields.single import LARGEST_NUMBER
from wiki.references import Entry, Wanted

BASIS = Choice(key="basis", label="Basis", choices=(("occurred", "it occurred"), ("reported", "it was reported")))
FLAG = Flag(key="is_global", label="Global")
NUMBER = Number(key="year", label="Year", minimum=1, maximum=9999)
PARENT = Reference(key="parent", label="Parent", kind="harm")


class Finder:
    def by_slug(self, kind, slug):
        return Entry(kind, 1, "insecurity", "Insecurity today") if (kind, slug) == ("harm", "old-slug") else None

    def by_name(self, kind, text):
        return None


def message(field, value):
    with pytest.raises(FieldError) as caught:
        field.clean(value)
    return caught.value.message


def test_a_choice_is_one_of_its_choices():
    assert BASIS.clean(" occurred ") == "occurred"
    assert BASIS.clean(None) == BASIS.clean("") == ""


@pytest.mark.parametrize("value", ["Occurred", "other", 3, ["occurred"], {}])
def test_another_choice_is_refused_and_the_choices_are_named(value):
    assert message(BASIS, value).endswith("is none of: occurred, reported.")


def test_a_wrong_choice_is_quoted_short_and_harmless():
    assert message(BASIS, "x" * 1000).startswith("“" + "x" * 40 + "…”")
    assert "\u202e" not in message(BASIS, "\u202e")
    assert "\ud800" not in message(BASIS, "\ud800")


def test_a_choice_reads_as_its_label():
    assert BASIS.reads("reported") == "it was reported"
    assert BASIS.reads("") == ""
    assert BASIS.reads("of another day") == "of another day"


@pytest.mark.parametrize("value", [True, "on", "TRUE", " yes ", "1", 1])
def test_yes(value):
    assert FLAG.clean(value) is True


@pytest.mark.parametrize("value", [False, None, "", "off", "False", "no", "0", 0])
def test_no(value):
    assert FLAG.clean(value) is False


@pytest.mark.parametrize("value", ["perhaps", 2, [], {}, 1.0])
def test_neither_yes_nor_no(value):
    assert "neither yes nor no" in message(FLAG, value)


def test_a_flag_reads_as_a_word():
    assert (FLAG.reads(True), FLAG.reads(False)) == ("yes", "no")


@pytest.mark.parametrize(
    ("value", "number"), [(1984, 1984), ("1984", 1984), (" 12 ", 12), (7.0, 7), ("", None), (None, None)]
)
def test_numbers(value, number):
    assert NUMBER.clean(value) == number


@pytest.mark.parametrize("value", [True, "x", "1.5", 1.5, float("nan"), float("inf"), "١٢", "9" * 5000, "1e3", []])
def test_what_is_no_whole_number_is_refused(value):
    assert "is not a whole number" in message(NUMBER, value)


@pytest.mark.parametrize("value", [0, -5, 10_000, "999999999999"])
def test_a_number_out_of_range_is_told_the_range(value):
    assert message(NUMBER, value) == "This has to be from 1 to 9999."


def test_by_default_a_number_fits_a_column_of_both_databases():
    anything = Number(key="n", label="N")
    assert anything.clean(LARGEST_NUMBER) == LARGEST_NUMBER
    assert message(anything, LARGEST_NUMBER + 1)
    assert anything.clean(0) == 0
    assert not anything.is_empty(0)


def test_a_reference_from_a_slug_or_an_object():
    assert PARENT.clean("insecurity") == {"slug": "insecurity", "title": ""}
    assert PARENT.clean({"slug": "insecurity", "title": " In security "}) == {
        "slug": "insecurity",
        "title": "In security",
    }
    assert PARENT.clean(None) is PARENT.clean("") is PARENT.clean({"slug": None}) is PARENT.clean({}) is None


@pytest.mark.parametrize("value", ["Not A Slug", "a/b", "../x", "x" * 101, 5, ["a"], {"slug": {}}, "a\n"[:2] + "b"])
def test_what_cannot_be_a_slug_is_refused(value):
    assert "cannot be the address of a page" in message(PARENT, value)


def test_references_are_compared_by_slug():
    assert PARENT.same({"slug": "a", "title": "A"}, {"slug": "a", "title": "renamed"})
    assert not PARENT.same({"slug": "a", "title": "A"}, {"slug": "b", "title": "A"})
    assert not PARENT.same({"slug": "a", "title": "A"}, None)


def test_a_reference_reads_as_its_title():
    assert PARENT.reads({"slug": "a", "title": "A thing"}) == "A thing"
    assert PARENT.reads({"slug": "a", "title": ""}) == "a"
    assert PARENT.reads(None) == ""


def test_a_reference_is_settled_with_the_title_and_slug_of_today():
    assert PARENT.settle({"slug": "old-slug", "title": "Old"}, Finder()) == {
        "slug": "insecurity",
        "title": "Insecurity today",
    }
    assert PARENT.settle({"slug": "gone", "title": "Gone"}, Finder()) is None
    assert PARENT.settle(None, Finder()) is None


def test_a_reference_wants_its_page():
    assert list(PARENT.wanted({"slug": "a", "title": "A"})) == [Wanted("harm", slug="a", text="A")]
    assert list(PARENT.wanted(None)) == []
