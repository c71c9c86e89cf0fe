"""Events by the years that their dates may mean."""

import pytest

from tests.incidents.world import make_events, make_world
from tests.insights.asking import numbers, series

pytestmark = pytest.mark.django_db


@pytest.fixture
def dated():
    make_world()
    dates = ["2019", "2019/2021", "2020-12", "2021/..", "../2018", ""]
    make_events([{"title": f"Leak {number}", "date_edtf": date} for number, date in enumerate(dates)])


def test_an_event_counts_in_every_year_in_which_it_may_have_happened(dated):
    found = series("years")
    assert numbers(found) == {("2018",): (1,), ("2019",): (2,), ("2020",): (2,), ("2021",): (2,)}
    assert found.notes == ("Events without a date: 1.",)


def test_the_chart_reaches_no_further_than_the_question(dated):
    found = series("years", after="2020-06", before="2025")
    assert numbers(found) == {("2020",): (2,), ("2021",): (2,)}
    assert [mark.address for mark in found.marks] == [
        "/events/?after=2020-06&before=2020",
        "/events/?after=2021&before=2021",
    ]


@pytest.mark.parametrize(("after", "before", "label"), [("2030", "2031", "2030"), ("1990", "1990", "1990")])
def test_open_ends_reach_where_nothing_else_is_known(dated, after, before, label):
    assert numbers(series("years", after=after, before=before)) == {(label,): (1,)}


def test_long_times_are_told_in_longer_periods(dated):
    make_events([{"title": "Old", "date_edtf": "1890-12-15"}])
    found = series("years")
    assert [place.label for place in found.axes[0].places][:2] == ["1890–1894", "1895–1899"]
    assert numbers(found)["2015–2019",] == (3,)
    assert found.marks[0].address == "/events/?after=1890&before=1894"
