"""In which order a search shows what it found, on either engine."""

import pytest

from incidents import search
from incidents.index import Found, current
from incidents.index.ordering import arranged
from incidents.relevance import words_of
from tests.incidents.search.bases import make_base

pytestmark = pytest.mark.django_db


def order(text):
    """The names of the events that a search finds, in order."""
    base, query = make_base(), search.parse(text)
    found = Found(current()).narrowed("q", search.matching(query))
    names = {event.pk: name for name, event in base.items()}
    keys = arranged(found.keys, words_of(found.index, query, found), 0, len(found))
    return [names[pk] for pk in keys.tolist()]


def test_an_event_with_the_words_in_its_title_comes_first():
    assert order("medical files") == ["files", "clinic"]


def test_more_events_than_can_be_scored_come_latest_first_after_the_title(monkeypatch):
    monkeypatch.setattr(search, "MOST_SCORED", 1)
    assert order("database OR files") == ["clinic", "files", "covid"]


def test_what_only_excludes_finds_the_latest_entered_first():
    assert order("-medical") == ["hebrew", "arabic", "japan", "covid"]
