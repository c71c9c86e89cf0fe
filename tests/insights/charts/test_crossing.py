"""Two facets crossed: which values stand along it."""

import pytest

from tests.incidents.world import make_events, make_world
from tests.insights.asking import numbers, series

pytestmark = pytest.mark.django_db


@pytest.fixture
def base():
    make_world()
    make_events(
        [
            {"title": "Scan", "harms": ["insecurity"], "information_types": ["scan"]},
            {"title": "X-ray", "harms": ["insecurity", "exclusion"], "information_types": ["x-ray", "contact"]},
            {"title": "Silent", "harms": ["invasion"]},
        ]
    )


def test_harms_and_information_below_their_headings(base):
    found = series("crossing")
    assert numbers(found) == {
        ("insecurity", "x-ray"): (2,),
        ("insecurity", "contact"): (1,),
        ("exclusion", "x-ray"): (1,),
        ("exclusion", "contact"): (1,),
    }
    assert [(place.word, place.group) for place in found.axes[0].places] == [
        ("invasion", "invasion"),
        ("exclusion", "processing"),
        ("insecurity", "processing"),
    ]
    assert found.notes == ("Events that stand in no cell: 1.",)


def test_a_term_that_is_asked_for_is_taken_apart(base):
    found = series("crossing", information="x-ray")
    assert numbers(found) == {("insecurity", "scan"): (1,)}
    assert [mark.address for mark in found.marks if mark.number] == ["/events/?harm=insecurity&information=scan"]


def test_what_is_asked_for_and_what_a_mark_says_are_sought_together(base):
    found = series("crossing", harm=["exclusion", "invasion"])
    marks = {tuple(found.labels(mark)): mark.address for mark in found.marks}
    assert marks["insecurity", "contact"] == (
        "/events/?harm=exclusion%2Binsecurity&harm=insecurity%2Binvasion&information=contact"
    )


def test_a_mark_that_would_join_too_many_values_leads_nowhere(base, monkeypatch):
    monkeypatch.setattr("insights.asking.MOST_JOINED", 1)
    found = series("crossing", harm="exclusion")
    marks = {tuple(found.labels(mark)): mark for mark in found.marks}
    assert (marks["insecurity", "contact"].number, marks["insecurity", "contact"].address) == (1, "")
    assert marks["exclusion", "contact"].address == "/events/?harm=exclusion&information=contact"


def test_other_facets(base):
    found = series("crossing", rows="country", columns="law")
    assert found.is_empty
    assert found.head == ["Country", "Law or regulation", "Events"]
