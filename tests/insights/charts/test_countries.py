"""The map, and what is not on it."""

import re

import pytest

from insights import atlas
from insights.charting import answer, charts
from taxonomy import countries
from tests.factories import make_event
from tests.insights.asking import ask, numbers, series

pytestmark = pytest.mark.django_db


def test_countries_that_are_too_small_are_named_below_the_map(editor):
    make_event(editor, title="Leak", location="Germany, Singapore")
    make_event(editor, title="All over", location="Everywhere", is_global=True)
    make_event(editor, title="Nowhere")
    found = series("countries")
    assert numbers(found) == {("Germany",): (1,), ("Global",): (1,), ("Singapore",): (1,)}
    assert found.notes == ("Not on this map: Global 1; Singapore 1.", "Events without a country: 1.")
    assert answer(charts()["countries"], ask()).drawing.body.count("<a ") == 1


def test_the_map_knows_its_countries_by_our_codes():
    known = set(atlas.outlines()) & set(countries.table())
    assert len(known) > 170
    assert set(atlas.outlines()) - known == {"Kosovo", "N. Cyprus", "Somaliland"}
    assert all(path.startswith("M") and path.endswith("z") for path in atlas.outlines().values())


def test_no_outline_jumps_across_the_map():
    """Russia and Fiji lie on both sides of 180°."""
    for code, path in atlas.outlines().items():
        for ring in path.split("z")[:-1]:
            steps = [int(step) for step in re.findall(r"-?\d+", ring)]
            assert max(map(abs, steps[2:])) < atlas.WIDTH * atlas.FINENESS / 10, code
