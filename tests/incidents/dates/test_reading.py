"""How dates read for people."""

import pytest
from django.utils import translation
from hypothesis import given

from incidents import dates
from tests.incidents.dates import strategies


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", ""),
        ("2020", "2020"),
        ("2020-12", "December 2020"),
        ("2022-12-06", "6 December 2022"),
        ("2016~", "about 2016"),
        ("2016?", "possibly 2016"),
        ("2016%", "possibly about 2016"),
        ("~2016-05", "about May 2016"),
        ("2002/..", "2002 onwards"),
        ("2002/", "2002 to an unknown date"),
        ("../2009-05", "until May 2009"),
        ("/2009", "an unknown date to 2009"),
        ("2019/2021", "between 2019 and 2021"),
        ("1995~/1999", "between about 1995 and 1999"),
        ("2019-21", "spring 2019"),
        ("2019-32", "winter 2019 (southern hemisphere)"),
        ("2019-33", "first quarter of 2019"),
        ("199X", "1990s"),
        ("19XX", "between 1900 and 1999"),
        ("XXXX", "an unknown year"),
        ("2004-XX", "2004, month unknown"),
        ("1985-04-XX", "April 1985, day unknown"),
        ("1985-XX-XX", "1985, day unknown"),
        ("1985-1X", "1985-1X"),
        ("1985-04-12T23:20:30Z", "12 April 1985 at 23:20:30Z"),
        ("{2013-08,2014}", "August 2013 and 2014"),
        ("[2013,2015,2017]", "2013, 2015 or 2017"),
        ("{2008..2010,2012}", "2008 to 2010 and 2012"),
        ("[..2010]", "2010 or earlier"),
        ("{2008,2010..}", "2008 and 2010 or later"),
    ],
)
def test_a_date_in_words(edtf, words):
    assert dates.reads(edtf) == words


def test_what_was_written_comes_first():
    assert dates.reads("2016~", "Around 2016 Presidential Election") == "Around 2016 Presidential Election"


def test_months_are_in_the_language_of_the_reader():
    with translation.override("de"):
        assert "Dezember" in dates.reads("2020-12")


@given(strategies.edtf)
def test_every_date_reads_as_something(edtf):
    assert dates.reads(edtf)
    assert "%(" not in dates.reads(edtf)


def test_what_is_no_date_is_refused():
    with pytest.raises(dates.BadDate):
        dates.reads("soon")
