"""Record fields that know about events: what they take, what they refuse, and how people read it."""

import pytest

from incidents.fields import CitationKey, Edtf, Origin, People
from incidents.models import Event
from wiki.fields import FieldError

PEOPLE = People(key="people", label="Number affected", stated=True)
ORIGIN = Origin(key="origin", label="Origin")
SOURCES = next(field for field in Event.record_fields if field.key == "sources")
LAWS = next(field for field in Event.record_fields if field.key == "laws")


def people(kind, low="", high="", unit=""):
    return {"kind": kind, "low": low, "high": high, "unit": unit}


@pytest.mark.parametrize(
    ("given", "bounds", "reads"),
    [
        (people("exact", "1"), (1, 1), "1 person"),
        (people("exact", high="0"), (0, 0), "0 people"),
        (people("exact", 7, 7), (7, 7), "7 people"),
        (people("about", "45,000,000", unit="files"), (45_000_000, 45_000_000), "about 45,000,000 files"),
        (people("at-least", "45 000", unit="accounts"), (45_000, None), "at least 45,000 accounts"),
        (people("at-least", "1\u202f000", unit="records"), (1000, None), "at least 1,000 records"),
        (people("at-most", high=1, unit="devices"), (None, 1), "at most 1 device"),
        (people("at-most", "100"), (None, 100), "at most 100 people"),
        (people("range", 1, 10**12), (1, 10**12), "1 to 1,000,000,000,000 people"),
        (people("range", 0, 1), (0, 1), "0 to 1 person"),
    ],
)
def test_a_number_of_people_has_its_kind_and_reads_so(given, bounds, reads):
    cleaned = PEOPLE.clean(given)
    assert (cleaned["low"], cleaned["high"]) == bounds
    assert PEOPLE.reads(cleaned) == reads
    assert PEOPLE.clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "given",
    [
        *(people(kind, value) for kind in ("exact", "at-least", "at-most") for value in ("", "-1", "1.5", "1e3", "１")),
        *(people("exact", value) for value in ("many", "9" * 5000, 10**12 + 1, True, [], {}, "\x00", "1" * 21)),
        *(people("range", *bounds) for bounds in ((5, 4), ("", 4), (4, ""))),
        *(people(kind, 10) for kind in ("", "exactly", None, 7, [])),
        people("exact", 10, unit="cows"),
        "12",
        12,
        [1],
    ],
    ids=repr,
)
def test_what_is_no_number_of_people_is_refused(given):
    with pytest.raises(FieldError) as error:
        PEOPLE.clean(given)
    assert error.value.key == "people"
    assert len(error.value.message) < 200


@pytest.mark.parametrize("kind", ["exact", "about", "at-least", "at-most"])
def test_of_two_numbers_neither_is_dropped(kind):
    with pytest.raises(FieldError, match="two numbers"):
        PEOPLE.clean(people(kind, 10, 20))


def test_no_number_reads_as_nothing():
    assert PEOPLE.clean(None) is PEOPLE.clean({}) is PEOPLE.clean("") is None
    assert PEOPLE.reads(None) == ""


def test_a_date_is_checked():
    field = Edtf(key="date_edtf", label="Date")
    assert field.clean(" 2020-12 ") == "2020-12"
    assert field.clean("") == ""
    for wrong in ("2020-13", "yesterday", "2021-02-30", "2020/2019", "x" * 101):
        with pytest.raises(FieldError):
            field.clean(wrong)


def test_an_origin_keeps_what_it_knows_and_nothing_else():
    given = {"source": " VCDB ", "id": 0, "url": "https://example.org/", "password": "x"}
    assert ORIGIN.clean(given) == {"source": "VCDB", "id": "", "url": "https://example.org/", "licence": ""}
    assert ORIGIN.reads(ORIGIN.clean({"source": "VCDB", "id": "7"})) == "VCDB 7"
    assert (ORIGIN.clean({}), ORIGIN.reads(None)) == (None, "")
    with pytest.raises(FieldError):
        ORIGIN.clean("VCDB")


@pytest.mark.parametrize("key", ["two words", "a]b", "[a", "a\tb", "a\u00a0b", "x" * 101])
def test_a_key_that_no_footnote_can_cite_is_refused(key):
    with pytest.raises(FieldError):
        CitationKey(key="key", label="Key", max_length=100).clean(key)


def test_two_sources_do_not_share_a_key_but_one_may_be_given_twice():
    one, other = {"key": "a", "title": "One"}, {"key": "a", "title": "Other"}
    assert [row["title"] for row in SOURCES.clean([one, one])] == ["One"]
    with pytest.raises(FieldError, match="“a” stands for two sources"):
        SOURCES.clean([one, other])


def test_rows_read_as_what_was_written_with_the_rest_beside_it():
    (law,) = LAWS.clean([{"text": "HIPAA", "outcome": "A fine.", "source": "report"}])
    assert LAWS.item_reads(law) == "HIPAA (A fine.; report)"
    (plain,) = LAWS.clean([{"text": "HIPAA"}])
    assert LAWS.item_reads(plain) == "HIPAA"
    (source,) = SOURCES.clean([{"key": "report", "title": "Exposed", "publisher": "Press", "date": "2020-12"}])
    assert (SOURCES.item_reads(source), SOURCES.item_note(source)) == ("Press, Exposed, December 2020", "report")
    (bare,) = SOURCES.clean([{"key": "report"}])
    assert SOURCES.item_reads(bare) == "report"
