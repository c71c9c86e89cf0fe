"""Hits that a process keeps, without the transaction that tests stand in."""

import pytest
from django.db import connection
from pyroaring import BitMap

from incidents import hits, search
from incidents.hits import hits_of, order_of, titles_of
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


@pytest.fixture
def common(monkeypatch):
    """The words “leak” and “bank” are common, and found as a worker finds them."""
    stems = {"leaks": "leak", "Leak": "leak", "banks": "bank"}
    monkeypatch.setattr(search, "common_words", lambda: ["leak", "bank"])
    monkeypatch.setattr(search, "stem", lambda word: stems.get(word, word))
    monkeypatch.setattr(hits._Process, "common", {})

    def find():
        hits.find_common(current())

    return find


@pytest.mark.parametrize(
    "text", ["leak", "Leak leaks", "leak bank", '"bank leak"', "leak -bank", "bank OR leak", "-leak"]
)
@pytest.mark.parametrize("more", ["", " hospital", " -hospital"])
def test_what_is_common_is_found_with_all_else(editor, common, text, more):
    for title in ("A leak", "Banks", "A bank leak", "A leaking hospital bank", "The hospital leak", "A hospital"):
        make_event(editor, title=title)
    common()
    query = search.parse(text + more)
    assert set(hits_of(current(), query)) == set(search.matching(query))
    assert set(titles_of(current(), query)) == set(search.titled(query))


def test_common_words_are_asked_for_once_in_any_inflection_and_company(editor, common, asked):
    leak, bank = make_event(editor, title="A leak of leaks"), make_event(editor, title="Leaks of a bank")
    common()
    assert asked == [None, None]
    for text, expected in (("leaks", {leak.pk, bank.pk}), ("bank leak", {bank.pk}), ("Leak banks", {bank.pk})):
        assert set(hits_of(current(), search.parse(text))) == expected
    assert asked == [None, None]
    save_page(bank, {"title": "Mended"}, by=editor, base=1)
    assert found() == {leak.pk}
    assert [set(some) for some in asked[2:]] == [{bank.pk}]


def test_a_common_word_in_quotes_is_not_asked_for_again(editor, common, asked):
    make_event(editor, title="A bank of banks")
    common()
    hits_of(current(), search.And((search.Phrase(("banks",)),)))
    assert asked == [None, None]


def test_what_the_database_has_no_time_for_is_found_when_it_is_asked_for(editor, common, monkeypatch):
    leak, slow = make_event(editor, title="A leak"), []

    def matching(query, only=None):
        if query == search.parse("bank") and not slow:
            slow.append(query)
            raise search.TooSlow
        return search.finding.matching(query, only)

    monkeypatch.setattr(search, "matching", matching)
    hits._Process.hits.clear()
    common()
    assert len(hits._Process.common) == 2, "hits and titles of one word"
    assert set(hits_of(current(), search.parse("leak bank"))) == set()
    assert found() == {leak.pk}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no common words")
def test_postgresql_tells_the_stems_that_many_texts_have(editor, monkeypatch):
    (
        make_event(editor, title="Companies leaking"),
        make_event(editor, title="A company"),
        make_event(editor, title="Leaks"),
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE incidents_eventtext")
    assert sorted(search.common_words()) == ["a", "compani", "leak"]
    assert search.stem("Companies") == search.stem("company") == "compani"
    make_event(editor, title="A leak")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE incidents_eventtext")
    monkeypatch.setattr(search.finding, "MOST_COMMON", 1)
    assert search.common_words() == ["leak"]
