"""Cited questions through the API: what was asked, and the rows that it found."""

import pytest
from django.http import QueryDict

from library.fixing import fix
from tests.api.asking import get, problem
from tests.factories import make_event
from wiki.deleting import delete_page
from wiki.editing import save_page


@pytest.fixture
def events(editor):
    return [make_event(editor, title=f"Event {number}") for number in range(5)]


@pytest.fixture
def query(events):
    return fix(QueryDict("sort=title"))


def test_a_question_says_what_it_is(client, query):
    (listed,) = get(client, "/queries/").data["results"]
    assert listed == get(client, f"/queries/{query.identifier}/").data
    assert (listed["count"], listed["sha256"], listed["question"]) == (5, query.rows.digest, query.question)
    assert client.get(listed["page_url"].partition("8000")[2]).status_code == 200


def test_its_rows_stay_as_they_were(client, query, events, editor):
    save_page(events[0], {"title": "Changed"}, by=editor, base=1)
    first = get(client, f"/queries/{query.identifier}/rows/").data["results"][0]
    assert (first["number"], first["revision"], first["event"]) == (events[0].pk, 1, "event-0")
    assert get(client, first["url"]).data["title"] == "Event 0"


def test_pages_of_its_rows_hold_each_once_in_both_directions(client, query):
    page = get(client, f"/queries/{query.identifier}/rows/?per_page=2").data
    found = [row["event"] for row in page["results"]]
    assert page["previous"] is None
    while page["next"]:
        page = get(client, page["next"]).data
        found += [row["event"] for row in page["results"]]
    assert found == [f"event-{number}" for number in range(5)]
    back = [row["event"] for row in page["results"]]
    while page["previous"]:
        page = get(client, page["previous"]).data
        back = [row["event"] for row in page["results"]] + back
    assert back == found


def test_of_what_was_deleted_the_numbers_alone_are_told(client, query, events, steward):
    delete_page(events[1], by=steward, reason="Libel")
    row = get(client, f"/queries/{query.identifier}/rows/").data["results"][1]
    assert row == {"number": events[1].pk, "revision": 1, "event": None, "url": None}


def test_questions_that_there_are_not(client, query):
    problem(client, "/queries/nothing/", 404)
    problem(client, "/queries/nothing/rows/", 404)
    assert get(client, f"/queries/{query.identifier}/rows/?cursor=99").data["results"] == []
    assert list(problem(client, f"/queries/{query.identifier}/rows/?cursor=x", 400)["errors"]) == ["cursor"]
