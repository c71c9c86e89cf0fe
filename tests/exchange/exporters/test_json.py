"""JSON: one object that says what it is."""

import json

import pytest

from incidents.records import KEYS
from taxonomy.models import Harm
from tests.exchange.asking import content, lines
from tests.factories import make_event, make_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(editor):
    make_pages(Harm, "Insecurity")
    return [make_event(editor, title=f"Leak {number}", harms=["Insecurity"]) for number in range(3)]


def test_it_says_what_was_asked_and_holds_the_records_of_the_json_lines(client, events, settings):
    told = json.loads(content(client, "/events.json?harm=insecurity&sort=title"))
    results = told.pop("results")
    assert results == lines(client, "?harm=insecurity&sort=title")
    assert told.pop("moment").endswith("Z")
    assert told.pop("fields") == {key.name: str(key.meaning) for key in KEYS}
    assert told == {
        "title": "Events: Solove harm is Insecurity",
        "query": "harm=insecurity&sort=title",
        "license": settings.CONTENT_LICENCE,
        "url": f"{settings.BASE_URL}/events/?harm=insecurity&sort=title",
        "describedby": f"{settings.BASE_URL}/events.datapackage.json?harm=insecurity&sort=title",
        "count": 3,
        "next": None,
        "previous": None,
    }


def test_it_says_what_was_sought_in_the_place_of_a_mistyped_word(client, events):
    told = json.loads(content(client, "/events.json?q=leakk"))
    assert (told["query"], told["corrected"], told["count"]) == ("q=leakk", {"leakk": "leak"}, 3)
    assert told["title"] == "Events: the text has “leak” (nothing has “leakk”)"


def test_no_events_are_an_empty_list(client, db):
    told = json.loads(content(client, "/events.json"))
    assert (told["count"], told["results"]) == (0, [])


def test_pages_lead_to_each_other(client, events):
    told = json.loads(content(client, "/events.json?sort=title&per_page=1"))
    titles = [told["results"][0]["title"]]
    while told["next"]:
        told = json.loads(content(client, told["next"].partition("8000")[2]))
        titles += [one["title"] for one in told["results"]]
    assert titles == ["Leak 0", "Leak 1", "Leak 2"]
    assert told["count"] == 3
    assert told["previous"].endswith("/events.json?sort=title&page=2&per_page=1")
