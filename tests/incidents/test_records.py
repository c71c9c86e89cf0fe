"""The public record: all of the record that is meant for everyone, and nothing that is not."""

import pytest

from incidents.models import Event
from incidents.records import CONTENT, KEYS, public
from tests.factories import make_event
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki import history
from wiki.editions import edition_of
from wiki.fields import Rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


def edition(event):
    return edition_of(event, history.latest(event))


def test_it_has_every_key_in_the_order_of_the_docs(event):
    assert list(public(edition(event))) == [key.name for key in KEYS]


@pytest.mark.parametrize("data", [FULL, OTHER])
def test_it_says_what_the_record_says(editor, data):
    make_vocabulary()
    event = make_event(editor, **data)
    record = history.latest(event).record
    told = public(edition(event))
    assert {key: told[key] for key in record} == record


def test_it_says_who_wrote_it_when_and_under_which_licence(event, settings):
    settings.BASE_URL = "https://casebook.example"
    told = public(edition(event))
    change = history.latest(event).change
    assert told["url"] == "https://casebook.example/events/45-million-medical-files-leaked/"
    assert told["license"] == settings.CONTENT_LICENCE["url"]
    moment = change.moment.isoformat().replace("+00:00", "Z")
    assert told["revision"] == {"number": 1, "moment": moment, "author": "Edith", "summary": "", "minor": False}


def test_what_is_not_listed_stays_inside(event):
    inside = edition(event)
    inside.record["secret"] = "key"
    inside.record["states"]["secret"] = "none"
    for key in ("harms", "organisations", "sources", "laws", "breakdown", "countries"):
        inside.record[key][0]["secret"] = "part"
    for key in ("people", "origin"):
        inside.record[key]["secret"] = "part"
    assert "secret" not in repr(public(inside))


def test_a_record_of_before_a_key_was_there_has_it_empty(event):
    inside = edition(event)
    for key in ("consequences", "origin", "states"):
        del inside.record[key]
    told = public(inside)
    assert (told["consequences"], told["origin"], told["states"]) == ([], None, {})


def test_every_field_of_an_event_was_decided_on():
    """A new field is private until it is listed; this test asks whether that is meant."""
    listed = {key.name: key for key in CONTENT}
    for field in Event.record_fields:
        assert field.key in listed
        if isinstance(field, Rows):
            assert {column.key for column in field.columns} == set(listed[field.key].parts)
