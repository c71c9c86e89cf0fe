"""People affected: one unit alone, by stated rules."""

import pytest

from tests.incidents.world import make_events, make_world
from tests.insights.asking import numbers, series

pytestmark = pytest.mark.django_db


def test_people_are_added_up_and_other_units_told_apart():
    make_world()
    people = [
        {"kind": "exact", "low": 100},
        {"kind": "range", "low": 45, "high": 46},
        {"kind": "at-most", "high": 7},
        {"kind": "about", "low": 10**12},
        {"kind": "exact", "low": 5, "unit": "files"},
        None,
    ]
    dates = ["2019", "2019/2020", "2020", "", "2019", "2019"]
    make_events(
        [
            {"title": f"Leak {number}", "date_edtf": date, "people": one and {"unit": "people", **one}}
            for number, (one, date) in enumerate(zip(people, dates, strict=True))
        ]
    )
    found = series("people")
    assert numbers(found) == {("2019",): (145, 2), ("2020",): (52, 2)}
    assert found.notes == (
        "Events that are not added up: counted in files: 1; without a date: 1; without a number: 1.",
    )
    assert found.marks[0].address == "/events/?after=2019&before=2019&unit=people"
