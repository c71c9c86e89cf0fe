"""EDTF itself: what is taken, what is refused and why, and the days it may mean."""

from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incidents import dates
from tests.incidents.dates import strategies
from tests.incidents.dates.judge import holds_valid

VALID = """
    1985 1985-04 1985-04-12 2000-02-29 1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04
    1985-04-12T23:20:30+04:30 1985-04-12T24:00:00 1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005
    2001-21 2003-24 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX 1985-04-XX 1985-XX-XX
    1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985 1985-04-12/ /1985-04-12 1984~/2004-06 1984?/2004-06~
    2001-34 2001-41 156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X 1985-1X-XX 2004-06-1X
    ?2004-06-~11 2004?-06-11 2004-~06-11 2004?-06~ 2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03 199X/200X
    {1960,1961-12} [1667,1668,1670..1672] [..1760-12-03] [1760-12..] [1760-01,1760-02,1760-12..] {..1984}
"""

INVALID = """
    19 198 19850 1985-4 04-1985 1985-13 1985-00 1985-04-31 1985-02-30 1985-04-00 20040612 2004-W23 2004-164 2001-20
    2001-42 1985-04-12T23:20 1985-04-12T25:00:00 199y? uuuu 199u unknown open 2004/open (2004)~
    2004/2003 2004-06/2004-05 2005/2004-12-31 2004/2005/2006 / // .. {1960} [1984] [] {} {1960,} {1960,1961 1960,1961
    [..] {1960,..1961} {1960..,1961} 2004?? ~2004~ 2004-06-(01)~ 2004--06 -2004-06- 2004-06- 20/04 X 12XX5 2004-2X
"""

# Where the second opinion is another one, and why ours stays.
STRICTER = {
    "0000": "no year of the calendar",
    "-0001": "no year of the calendar",
    "Y170000002": "no year of the calendar",
    "1950S2": "a year of which only some digits count has no strict bounds",
    "1900-02-29": "not in the calendar",
    "1985-02-3X": "not in the calendar",
    "{1960..1958}": "ends before it begins",
    "../..": "says nothing",
    "1985-04T10:00:00": "a time of no day",
}
WIDER = {
    "2004-XX~": "the standard lets any date be qualified",
    "201X?": "the standard lets any date be qualified",
    "~2004/..": "the standard lets any date be qualified, and be an end",
    "2001-25/2002": "a season is an end as any date is",
    "{2001-21,2002}": "a season is a member as any date is",
}


@pytest.mark.parametrize("edtf", VALID.split())
def test_valid_edtf_is_taken_as_it_is(edtf):
    assert holds_valid(edtf)
    assert dates.check(edtf) == edtf
    assert dates.is_valid(edtf)


@pytest.mark.parametrize("edtf", INVALID.split())
def test_invalid_edtf_is_refused(edtf):
    assert not holds_valid(edtf)
    assert not dates.is_valid(edtf)


@pytest.mark.parametrize("edtf", STRICTER)
def test_where_we_are_stricter_than_the_second_opinion(edtf):
    assert holds_valid(edtf)
    assert not dates.is_valid(edtf)


@pytest.mark.parametrize("edtf", WIDER)
def test_where_we_take_more_than_the_second_opinion(edtf):
    assert not holds_valid(edtf)
    assert dates.is_valid(edtf)


@given(strategies.edtf)
def test_a_checked_date_stays_as_it_is_and_its_bounds_are_in_order(edtf):
    earliest, latest = dates.bounds(edtf)
    assert dates.check(edtf) == edtf
    assert not (earliest and latest) or earliest <= latest


@given(st.one_of(strategies.edtf_like, strategies.anything).filter(lambda text: not dates.is_valid(text)))
@example("2004-" + "X" * 90)
def test_any_other_text_is_refused_with_a_reason(text):
    with pytest.raises(dates.BadDate, match=r"\w"):
        dates.check(text)


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("", "not a date in EDTF"),
        ("next year", "not a date in EDTF"),
        ("0000", "0001 to 9999"),
        ("-0044-03-15", "0001 to 9999"),
        ("Y-17E7", "0001 to 9999"),
        ("Y1E999999999", "0001 to 9999"),
        ("2004/Y20050", "0001 to 9999"),
        ("1900-02-29", "1900-02-29 is not in the calendar"),
        ("XXXX-02-3X", "not in the calendar"),
        ("2004/2003", "ends before it begins"),
        ("/", "one end at least"),
        ("../", "one end at least"),
        ("{1960}", "two dates or more"),
        ("[1960,..1961]", "only the first date"),
        ("2004-01-01T10:00:00/2005", "no time of day"),
        ("1" * 101, "at most 100 characters"),
    ],
)
def test_a_refusal_says_why(edtf, reason):
    with pytest.raises(ValueError, match=reason):
        dates.check(edtf)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        (" 2004 ", "2004"),
        ("2004 / 2005", "2004/2005"),
        ("{1960, 1961-12}", "{1960,1961-12}"),
        ("[1960 .. 1962]", "[1960..1962]"),
        ("199x", "199X"),
        ("1985-04-12t23:20:30z", "1985-04-12T23:20:30Z"),
    ],
)
def test_the_canonical_form(written, canonical):
    assert dates.check(written) == canonical


def test_a_space_inside_a_date_is_refused():
    assert not dates.is_valid("2004 -06")


@given(strategies.days)
def test_the_bounds_of_a_day_are_that_day(day):
    assert dates.bounds(day.isoformat()) == (day, day)


@given(strategies.days)
def test_the_bounds_of_a_month_are_its_first_and_last_day(day):
    earliest, latest = dates.bounds(f"{day:%Y-%m}")
    assert earliest == day.replace(day=1)
    assert (latest.month, latest.year) == (day.month, day.year)
    assert (latest + timedelta(days=1)).day == 1


@given(strategies.moments)
def test_a_qualifier_never_widens_the_bounds(edtf):
    assert dates.bounds(edtf) == dates.bounds(edtf.rstrip("~?%"))


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("2003-24", "2003-12-01", "2004-02-29"),
        ("2003-29", "2003-09-01", "2003-11-30"),
        ("2003-30", "2003-12-01", "2004-02-29"),
        ("2003-36", "2003-10-01", "2003-12-31"),
        ("2003-38", "2003-05-01", "2003-08-31"),
        ("2003-41", "2003-07-01", "2003-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("XXXX", "0001-01-01", "9999-12-31"),
        ("2004-1X", "2004-10-01", "2004-12-31"),
        ("2003-XX-31", "2003-01-31", "2003-12-31"),
        ("2004-02-XX", "2004-02-01", "2004-02-29"),
        ("190X-02-29", "1904-02-29", "1908-02-29"),
        ("1985-04-12T23:20:30-11:00", "1985-04-12", "1985-04-12"),
        ("2002/..", "2002-01-01", None),
        ("2002/", "2002-01-01", None),
        ("../2002-06", None, "2002-06-30"),
        ("2001-21/2001-23", "2001-03-01", "2001-11-30"),
        ("[1667,1668-12,1660]", "1660-01-01", "1668-12-31"),
        ("{1667,1670..1672}", "1667-01-01", "1672-12-31"),
        ("[..1667,1670]", None, "1670-12-31"),
        ("{1667,1670..}", "1667-01-01", None),
    ],
)
def test_bounds(edtf, earliest, latest):
    assert [day and day.isoformat() for day in dates.bounds(edtf)] == [earliest, latest]


def test_no_date_has_no_bounds():
    assert dates.bounds("") == dates.Bounds(earliest=None, latest=None)
