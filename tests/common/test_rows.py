"""Rows stored by SQL of ours are those that Django stores."""

import pytest
from reversion.models import Revision

from common.rows import insert, update
from incidents.models import Event
from tests.factories import NOON, make_event
from tests.incidents.records import FULL, make_vocabulary

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    make_vocabulary()
    return Event.objects.get(pk=make_event(editor, **FULL).pk)


def copy_of(event):
    """The same columns under another slug, not stored."""
    columns = {field.attname: getattr(event, field.attname) for field in Event._meta.concrete_fields}
    return Event(**columns | {"id": None, "slug": "again"})


def test_a_new_row_is_the_one_that_was_meant_and_has_its_key(event):
    copy = copy_of(event)
    insert(copy)
    stored = Event.objects.get(slug="again")
    assert not copy._state.adding
    assert vars(stored) | {"_state": None} == vars(event) | {"_state": None, "id": copy.pk, "slug": "again"}


def test_keys_are_given_anew(editor):
    rows = [Revision(date_created=NOON, user=editor, comment=text) for text in ("One", "“Two” 100% %s")]
    for row in rows:
        insert(row)
    assert [Revision.objects.get(pk=row.pk).comment for row in rows] == ["One", "“Two” 100% %s"]


def test_a_row_is_altered_in_all_columns_and_alone(event):
    copy = copy_of(event)
    insert(copy)
    copy.title, copy.states, copy.origin, copy.earliest, copy.is_global = "Again", {"laws": "none"}, None, None, True
    assert update(copy) is True
    stored = Event.objects.get(pk=copy.pk)
    assert vars(stored) | {"_state": None} == vars(copy) | {"_state": None}
    assert vars(Event.objects.get(pk=event.pk)) | {"_state": None} == vars(event) | {"_state": None}


def test_a_row_that_is_not_there_is_not_altered(event):
    copy = copy_of(event)
    copy.pk = event.pk + 1000
    assert update(copy) is False
    assert list(Event.objects.values_list("pk", flat=True)) == [event.pk]


def test_columns_that_are_left_out_stay(event):
    event.title, event.summary = "Again", "Something else"
    assert update(event, but=frozenset({"summary"})) is True
    stored = Event.objects.get(pk=event.pk)
    assert (stored.title, stored.summary) == ("Again", FULL["summary"])
