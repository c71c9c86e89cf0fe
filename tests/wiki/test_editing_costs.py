"""What a save asks of the database."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import NOON, make_event, past
from tests.incidents.records import FULL, make_vocabulary
from wiki import history
from wiki.editing import save_page
from wiki.models import Guide, Link
from wiki.recording import PageHistory, record_history

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


def save(event, editor, **values):
    """Save the latest record with other values."""
    event.refresh_from_db()
    return save_page(event, {**history.latest(event).record, **values}, by=editor, base=event.latest_number)


def test_a_save_costs_the_same_at_any_length_of_history(editor):
    def queries(length):
        revisions = [past("Citing", NOON + timedelta(hours=n), body=f"Text {n}") for n in range(length)]
        (page,) = record_history(Guide, [PageHistory(revisions=revisions)])
        with CaptureQueriesContext(connection) as captured:
            save_page(page, {"title": "Citing", "body": "Anew."}, by=editor, base=length)
        return len(captured)

    assert queries(200) == queries(10)


def asked_after(event, editor, **values):
    """The tables that hold what derives from the texts of an event, as far as a save of these values asks them."""
    derived = ("wiki_link", "incidents_passage", "incidents_involvement", "incidents_eventtext")
    with CaptureQueriesContext(connection) as captured:
        assert save(event, editor, **values).change
    return {table for table in derived if any(re.search(rf"\b{table}\b", query["sql"]) for query in captured)}


def test_what_an_edit_left_alone_is_not_asked_after(event, editor):
    body = f"{FULL['body']}\n\nOne more paragraph."
    assert asked_after(event, editor, body=body) == {"incidents_eventtext"}
    assert asked_after(event, editor, breakdown=[{"threat": "Neglect"}]) == set()
    linked = f"{body} [[Another event]]."
    assert asked_after(event, editor, body=linked) == {"incidents_eventtext", "wiki_link"}
    passages = {"incidents_eventtext", "incidents_passage"}
    assert asked_after(event, editor, body=f"[Files]{{harm=insecurity}} first.\n\n{linked}") == passages
    assert event.passages.get(position=1).text == "Files"
    assert {link.title for link in Link.objects.filter(kind="event", page_id=event.pk)} >= {"Another event"}


def test_few_queries_are_all_that_an_edit_of_the_text_costs(event, editor, django_assert_max_num_queries):
    values = {**history.latest(event).record, "body": f"{FULL['body']}\n\nOne more paragraph."}
    with django_assert_max_num_queries(21):
        save_page(event, values, by=editor, base=event.latest_number)
