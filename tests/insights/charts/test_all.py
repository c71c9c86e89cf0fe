"""What holds of every chart: its numbers are the records', its links find what they count, its picture is clean."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.selection import Selection
from insights.asking import FACETS
from insights.charting import answer, charts
from insights.drawing.palette import LIGHT, in_light
from tests.incidents import brute
from tests.incidents.world import make_events, make_world, questions, records
from tests.insights.asking import ask
from wiki import history

pytestmark = pytest.mark.django_db
slow = settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
EVENTS_AT = {"people": 1}
"""Where a mark counts events, if not in its first number."""
FORBIDDEN = re.compile(r"style|class=|<script|\bon[a-z]+=|javascript:|https?:")
PLAIN = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def world():
    make_world()


@slow
@given(
    base=st.lists(records(), min_size=1, max_size=9),
    asked=st.lists(questions(), min_size=2, max_size=4),
    crossed=st.lists(st.sampled_from(sorted(FACETS)), min_size=2, max_size=2),
)
def test_numbers_are_those_of_the_records_and_links_find_them(world, base, asked, crossed):
    with transaction.atomic():
        stored = {event.pk: history.latest(event).record for event in make_events(base)}
        for question in asked:
            rows, columns = crossed
            check(stored, question, ask(question, rows=rows, columns=columns))
        transaction.set_rollback(True)


def check(stored, question, asked):
    assert asked.errors == {}
    found = [stored[pk] for pk in brute.found(stored, question)]
    for name, chart in charts().items():
        if not found:
            continue
        series = chart.series(asked)
        for mark in series.marks:
            count = mark.numbers[EVENTS_AT.get(name, 0)]
            words = [place.word for place in series.places(mark)]
            assert count == counted(name, found, words, question, asked), (name, words, question)
            assert count == len(events_at(mark.address)), (name, words, question, mark.address)
        assert_clean(answer(chart, asked))


def events_at(address):
    if not address:
        return ()
    selection = Selection(QueryDict(address.partition("?")[2]))
    assert selection.errors == {}, address
    assert str(selection.address) == address
    return selection.found.events


def counted(name, found, words, question, asked):
    """How many of the records a mark stands for."""
    if name in ("years", "people"):
        dated = [record for record in found if shares_a_day(record, words[0])]
        return len([record for record in dated if name == "years" or unit(record) == "people"])
    facets = {"together": ["harm", "harm"], "countries": ["country"], "organisations": ["organisation"]}
    names = facets.get(name) or [asked.crossed(place).name for place in ("rows", "columns")]
    roles = question.get("organisation_role", [])
    return len(
        [record for record in found if all(map(lambda facet, word: has(record, facet, word, roles), names, words))]
    )


def has(record, facet, word, roles):
    return brute.has(record, facet, word, roles if facet == "organisation" else ())


def unit(record):
    return record["people"] and record["people"]["unit"]


def shares_a_day(record, period):
    first, _, last = period.partition("/")
    days = brute.days(record)
    return bool(days) and days[0].year <= int(last or first) and days[1].year >= int(first)


def assert_clean(made):
    """Presentation attributes alone, every link with a name, no colour but those of both themes."""
    drawing = made.drawing
    assert not FORBIDDEN.search(
        re.sub(r'aria-label="[^"]*"|<title>[^<]*</title>|href="/events/\?[^"]*"', "", drawing.body)
    )
    root = ET.fromstring(f'<svg xmlns="{PLAIN[1:-1]}">{drawing.body}</svg>')
    for link in root.iter(f"{PLAIN}a"):
        assert link.get("href").startswith("/events/?")
        assert link.get("aria-label") == link.find(f"{PLAIN}title").text
    colours = {one.get(name) for one in root.iter() for name in ("fill", "stroke")} - {None}
    assert {f"var({name})" for name in LIGHT} >= colours
    assert "var(" not in in_light(drawing.body)
    assert min(drawing.width, drawing.height) > 0


def test_every_chart_has_what_the_page_shows():
    assert len(charts()) >= 6
    for name, chart in charts().items():
        assert re.fullmatch(r"[a-z]+", name)
        assert chart.title
        assert chart.rule
    assert len({chart.rank for chart in charts().values()}) == len(charts())


def test_a_base_without_events_has_empty_charts():
    for chart in charts().values():
        made = answer(chart, ask())
        assert made.series.is_empty
        assert_clean(made)


def test_what_someone_called_a_page_is_text_in_the_picture(world):
    make_events([{"title": "Leak", "organisations": [{"name": HOSTILE, "role": "actor", "organisation": "acme"}]}])
    rename("acme", HOSTILE)
    made = answer(charts()["organisations"], ask())
    assert made.series.axes[0].places[0].label == HOSTILE
    assert_clean(made)


HOSTILE = "</title><script>alert('x')</script>\" onload=x & 漢字 𝓍"


def rename(slug, title):
    from incidents.models import Organisation

    Organisation.objects.filter(slug=slug).update(title=title)
