"""Harms that go together: each pair once, the most frequent first."""

import pytest

from tests.incidents.world import make_events, make_world
from tests.insights.asking import series

pytestmark = pytest.mark.django_db


def test_pairs_and_how_much_more_often_than_by_chance():
    make_world()
    harms = [["insecurity", "exclusion"], ["insecurity", "exclusion"], ["invasion"], ["invasion", "insecurity"]]
    make_events([{"title": f"Leak {number}", "harms": some} for number, some in enumerate(harms)])
    found = series("together")
    assert [(found.labels(mark), mark.numbers) for mark in found.marks] == [
        (["insecurity", "exclusion"], (2, 1.33)),
        (["insecurity", "invasion"], (1, 0.67)),
        (["exclusion", "invasion"], (0, 0.0)),
    ]
    assert found.marks[0].address == "/events/?harm=exclusion%2Binsecurity"
    assert found.notes == ("Pairs that occur: 2 of 3.",)
