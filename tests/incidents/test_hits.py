"""Hits that a process keeps, without the transaction that tests stand in."""

import pytest
from pyroaring import BitMap

from incidents import hits, search
from incidents.hits import hits_of, order_of
from incidents.index import current
from tests.factories import make_event
from wiki.deleting import delete_page
from wiki.editing import save_page

pytestmark = pytest.mark.django_db(transaction=True)
QUERY = search.parse("leak")


@pytest.fixture
def asked(monkeypatch):
    """What the search engine is asked for: all, or some events only."""
    heard = []

    def matching(query, only=None):
        heard.append(only)
        return search.finding.matching(query, only)

    monkeypatch.setattr(search, "matching", matching)
    hits._Process.hits.clear()
    return heard


def found():
    return set(hits_of(current(), QUERY))


def test_only_what_changed_since_is_searched_again(editor, steward, asked):
    first, second = make_event(editor, title="A leak"), make_event(editor, title="A breach")
    assert found() == found() == {first.pk}
    assert asked == [None]
    save_page(second, {"title": "Another leak"}, by=editor, base=1)
    save_page(first, {"title": "Mended"}, by=editor, base=1)
    assert found() == {second.pk}
    assert [set(some) for some in asked[1:]] == [{first.pk, second.pk}]
    delete_page(second, by=steward, reason="Trial")
    assert found() == set()


def test_after_many_changes_all_is_searched_again(editor, asked, monkeypatch):
    monkeypatch.setattr(hits, "MOST_CHANGED", 1)
    make_event(editor, title="A leak")
    found()
    make_event(editor, title="Another leak")
    make_event(editor, title="A third leak")
    assert len(found()) == 3
    assert asked == [None, None]


def test_an_order_is_asked_for_anew_when_an_event_changed(editor, monkeypatch):
    asked = []
    monkeypatch.setattr(search, "ranked", lambda query, found: asked.append(found) or sorted(found))
    first, second = make_event(editor, title="A leak"), make_event(editor, title="Another leak")
    both = BitMap([first.pk, second.pk])
    assert order_of(current(), QUERY, both) == order_of(current(), QUERY, both) == [first.pk, second.pk]
    assert order_of(current(), QUERY, BitMap([second.pk])) == [second.pk]
    assert len(asked) == 2
    save_page(first, {"title": "The leak of all leaks"}, by=editor, base=1)
    order_of(current(), QUERY, both)
    assert len(asked) == 3


def test_few_searches_are_kept(editor, asked, monkeypatch):
    monkeypatch.setattr(hits, "KEPT", 1)
    make_event(editor, title="A leak")
    found()
    hits_of(current(), search.parse("breach"))
    found()
    assert len(asked) == 3
