"""Organisations with most events."""

import pytest

from tests.incidents.world import make_events, make_world
from tests.insights.asking import numbers, series

pytestmark = pytest.mark.django_db


def part(name, role):
    return {"name": name, "role": role, "organisation": name}


@pytest.fixture
def base():
    make_world()
    make_events(
        [
            {"title": "One", "organisations": [part("acme", "actor"), part("acme-labs", "reporter")]},
            {"title": "Two", "organisations": [part("acme-labs", "actor"), part("beta", "reporter")]},
            {"title": "Three", "organisations": [{"name": "Unheard Of", "role": "actor", "organisation": None}]},
        ]
    )


def test_merged_ones_count_as_what_they_became(base):
    assert numbers(series("organisations")) == {("acme",): (2,), ("beta",): (1,)}


def test_in_the_role_that_is_asked_for(base):
    found = series("organisations", organisation_role="reporter")
    assert numbers(found) == {("acme",): (1,), ("beta",): (1,)}
    assert found.marks[0].address == "/events/?organisation=acme&organisation_role=reporter"
