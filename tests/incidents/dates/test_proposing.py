"""Proposing EDTF: laws that hold for any text, spelling that makes no difference, and texts that mean harm."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incidents import dates
from incidents.dates import proposing
from incidents.models.infobox import Basis
from tests.incidents.dates import strategies
from tests.incidents.dates.judge import holds_valid


@given(strategies.anything)
@example("since winter 2018 to 199X")
@example("2019~ or 1990s?")
def test_any_text_is_read_or_left(text):
    edtf, basis = dates.propose(text), dates.propose_basis(text)
    assert basis in {"", "occurred", "disclosed", "reported", "decided"}
    if edtf:
        assert dates.check(edtf) == edtf
        assert edtf == text.strip() or holds_valid(edtf)
    else:
        assert not basis


@given(strategies.days)
@pytest.mark.parametrize(
    "pattern",
    [
        "{0:%Y-%m-%d}",
        "{0.day} {0:%B} {0.year}",
        "{0:%b}. {0.day}, {0.year}",
        "{0:%A}, {0:%B} {0.day} {0.year}",
        "{0.year} {0:%b} {0.day}",
    ],
)
def test_a_day_is_read_however_it_is_written(pattern, day):
    assert dates.propose(pattern.format(day)) == day.isoformat()


@given(strategies.days)
def test_a_day_and_a_month_by_numbers_are_never_guessed(day):
    read = {dates.propose(f"{day.day}/{day.month}/{day.year}"), dates.propose(f"{day.month}/{day.day}/{day.year}")}
    assert read == ({day.isoformat()} if day.day > 12 or day.day == day.month else {""})


@given(strategies.days, strategies.days)
def test_a_range_has_the_bounds_of_its_ends_and_none_backwards(first, last):
    edtf = dates.propose(f"from {first:%B %Y} to {last.day} {last:%B} {last.year}")
    if first.replace(day=1) > last:
        assert edtf == ""
    else:
        assert dates.bounds(edtf) == (first.replace(day=1), last)


@given(
    st.one_of(
        strategies.moments,
        st.builds("{}/..".format, strategies.moments),
        st.builds("../{}".format, strategies.moments),
        st.builds("{}/{}".format, strategies.moments, strategies.moments),
    ).filter(dates.is_valid)
)
def test_what_a_date_reads_as_is_read_as_that_date(edtf):
    start, _slash, end = edtf.partition("/")
    assert dates.propose(dates.reads(edtf)) == (start if start == end else edtf)


@pytest.mark.parametrize(
    "text",
    [
        "dec 6 2022",
        "DECEMBER 6TH, 2022",
        "Dec.\u00a06,\u202f2022",
        "6th\u2009of December, 2022",
        "\u200b6 Dec. 2022\u200e",
        " 2022\u201312\u201306 ",
        "2022\u201012\u201006",
        "Tue, 6 Dec 2022",
        "6. December 2022",
        "2022-12-06T10:30:00.123456+01:00",
    ],
)
def test_spelling_makes_no_difference(text):
    assert dates.propose(text) == "2022-12-06"


@pytest.mark.parametrize("dash", ["-", "–", "—", "‒", "−", " - ", " – ", "--", " to ", " until ", " through ", "/"])
def test_every_dash_between_years_is_a_range(dash):
    assert dates.propose(f"2008{dash}2010") == "2008/2010"


@pytest.mark.parametrize(
    ("text", "edtf", "basis"),
    [
        ("2018; 2020", "{2018,2020}", ""),
        ("unknown; 2019", "2019", ""),
        ("3 dates unknown; 2019", "", ""),
        ("3 dates unknown; fined 2019", "2019", "decided"),
        ("2018 breach reported in 2019", "2018", "occurred"),
        ("data breach reported 2019", "2019", "reported"),
        ("2013; settlement approved 2014", "2013", "occurred"),
        ("announced in 2017 (breach in 2016)", "2017", "disclosed"),
        ("2019; updated 2020", "2019", ""),
        ("2019 (or 2020)", "[2019,2020]", ""),
        ("2019 (not 2018)", "", ""),
        ("March 2018 (attack) to May 2019 (disclosure)", "2018-03/2019-05", ""),
        ("May 2019 (attack), June 2019 (disclosure)", "2019-05", "occurred"),
    ],
)
def test_clauses_and_labels(text, edtf, basis):
    assert (dates.propose(text), dates.propose_basis(text)) == (edtf, basis)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("6 to 8 May 2014", "2014-05-06/2014-05-08"),
        ("May 6 to 8, 2014", "2014-05-06/2014-05-08"),
        ("20 March – 5 April 2018", "2018-03-20/2018-04-05"),
        ("early to mid May 2019", "2019-05-01/2019-05-22~"),
        ("early to May 2019", ""),
        ("6 to 8", ""),
        ("March 2018 and May", ""),
        ("6 December and 3 January 2023", ""),
        ("spring and summer 2019", "{2019-03..2019-05,2019-06..2019-08}"),
        ("2013 to 14 May 2014", "2013/2014-05-14"),
    ],
)
def test_what_one_end_borrows_from_the_other(text, edtf):
    assert dates.propose(text) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "2019," * 60,
        "2019 and " * 33,
        "and or to " * 30,
        "possibly " * 33,
        "breach," * 42,
        "(" * 300,
        "()" * 150,
        "," * 300,
        "–" * 300,
        "\x00" * 300,
        "\u202e2019\u202c",
        "\ud800",
        "9" * 300,
        "٢٠١٩",
        "２０１９",
        "2019²",
        "December 2020" + " " * 300,
        "%s {y} {0} \\1 $&",
    ],
)
def test_hostile_text_is_left(text):
    assert dates.propose(text) == ""
    assert dates.propose_basis(text) == ""


def test_long_text_is_not_read():
    assert dates.propose("2019".ljust(300)) == "2019"
    assert dates.propose("2019".ljust(301)) == ""


def test_a_basis_is_one_that_an_event_can_have():
    assert set(proposing.BASES) == set(Basis.values)


@pytest.mark.parametrize("text", ["13/13/2018", "0/0/2018", "99/99/2018"])
def test_a_month_that_is_none_is_no_date(text):
    assert dates.propose(text) == ""
