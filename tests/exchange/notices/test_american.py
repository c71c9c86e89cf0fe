from datetime import date

import pytest

from exchange.notices.american import day_of, edtf_of


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("8/3/2018 (discovered 10/2/18)", "2018-08-03"),
        ("03/04/2018", "2018-03-04"),
        ("9/14/18-9/17/18 (discovered 9/26/18)", "2018-09-14/2018-09-17"),
        ("7/12/2020 – 8/8/2020", "2020-07-12/2020-08-08"),
        ("09.8.2018-11.13.2018", "2018-09-08/2018-11-13"),
        ("5/29/18 - June 13, 2018", "2018-05-29/2018-06-13"),
        ("1/28-31/2018", "2018-01-28/2018-01-31"),
        ("May, 2018", "2018-05"),
        ("September of 2014", "2014-09"),
        ("On or before 11/24/16 (discovered 12/1/16)", "../2016-11-24"),
        ("Beginning 9/5/18", "2018-09-05/.."),
        ("between March 16, 2020 and July 9, 2020", "2020-03-16/2020-07-09"),
        ("Potential breach occurred: 6/19/2018-3/26/2019", "2018-06-19/2019-03-26"),
        ("5/28/14, discovered on 6/16/14", "2014-05-28"),
        ("August 29, 2019", "2019-08-29"),
        ("Discovered 10/23/18", ""),
        ("02/19-04/19", ""),
        ("10/29/2019-03/04/2019", ""),
        ("?", ""),
        ("Unknown", ""),
        ("13/13/2018", ""),
        ("", ""),
    ],
)
def test_reads_what_is_certain(written, edtf):
    assert edtf_of(written) == edtf


@pytest.mark.parametrize("written", ["6/5/28-6/13/18", "05/25/2018", "5/1/18 - 5/25/2028", "1/1/1066"])
def test_reads_no_day_after_the_notice_or_before_its_time(written):
    assert edtf_of(written, told=date(2018, 5, 24)) == ""


def test_reads_a_month_in_which_the_notice_was_given():
    assert edtf_of("May 2018", told=date(2018, 5, 24)) == "2018-05"


@pytest.mark.parametrize(
    "written",
    ["02/04/2021", "2/4/21", "02/04/2021 12:00:00 AM", "2021 Feb 04 12:00:00 AM", "2021-02-04T00:00:00.000"],
)
def test_a_day_is_read_in_each_way_of_the_exports(written):
    assert day_of(written) == date(2021, 2, 4)


@pytest.mark.parametrize("written", ["", "4/25/217", "02/30/2021", "soon", "0000-00-00"])
def test_what_is_no_day_is_none(written):
    assert day_of(written) is None


@pytest.mark.parametrize("text", ["," * 1_000_000, " " * 1_000_000, "(" * 1_000_000, "1 " * 500_000, "a, " * 300_000])
def test_a_cell_made_to_take_long_does_not(text):
    assert not edtf_of(text) or len(edtf_of(text)) < 1_001
