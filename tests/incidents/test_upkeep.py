"""Lists of events that want an editor."""

import pytest

from incidents.upkeep import EVENT_LISTS
from taxonomy.models import Harm
from tests.factories import make_event, make_pages

pytestmark = pytest.mark.django_db


def listed(name):
    return {event.title for event in EVENT_LISTS[name].events()}


@pytest.fixture
def leaks(editor):
    make_pages(Harm, "Insecurity")
    make_event(editor, title="Read", harms=["Insecurity"])
    make_event(editor, title="Shown", harms=["Insecurity"], body="[left open]{harm=insecurity}")
    make_event(editor, title="Imported", harms=["Insecurity"], coded="machine")


def test_a_harm_that_no_passage_shows_is_listed_once_an_editor_has_coded_the_event(leaks):
    assert listed("unsupported-harms") == {"Read"}


def test_what_a_machine_coded_has_a_list_of_its_own(leaks):
    assert listed("machine-coded") == {"Imported"}
