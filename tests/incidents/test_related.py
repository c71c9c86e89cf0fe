"""Related events: the rarer what two share, the nearer they are."""

import pytest
from django.core.cache import cache

from incidents.index import current
from incidents.models import Event
from incidents.related import MOST, related_to
from taxonomy.models import Harm, InformationType, ThreatActor
from tests.accounts.pages import page as parsed
from tests.counting import queries_of
from tests.factories import make_event, make_pages
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page


@pytest.fixture
def vocabulary(db):
    make_pages(Harm, "Insecurity", "Exposure")
    make_pages(InformationType, "Genetic", "Contact")
    make_pages(ThreatActor, "Hacker")


def titles(client, event):
    soup = parsed(client.get(event.get_absolute_url()))
    return [link.text for link in soup.select(".related li > a")]


def test_what_few_events_have_weighs_more_than_what_many_have(client, editor, vocabulary):
    event = make_event(editor, title="A", harms=["Insecurity"], information_types=["Genetic"])
    for number in range(4):
        make_event(editor, title=f"Common {number}", harms=["Insecurity"], date_text=f"{2010 + number}")
    make_event(editor, title="Rare", information_types=["Genetic"], date_text="1999")
    make_event(editor, title="Unlike", harms=["Exposure"])
    assert titles(client, event) == ["Rare", "Common 3", "Common 2", "Common 1", "Common 0"]


def test_each_says_what_it_shares(client, editor, vocabulary):
    event = make_event(
        editor,
        title="A",
        harms=["Insecurity"],
        threat_actors=["Hacker"],
        organisations=[{"name": "Acme", "role": "reporter"}],
    )
    make_event(
        editor, title="B", harms=["Insecurity"], date_text="May 2019", organisations=[{"name": "Acme", "role": "actor"}]
    )
    make_event(editor, title="C", harms=["Exposure"])
    line = parsed(client.get(event.get_absolute_url())).select_one(".related li")
    assert " ".join(line.text.split()) == "B 2019 Shares Acme, Insecurity"


def test_there_are_at_most_five_and_never_the_event_itself(editor, vocabulary):
    event = make_event(editor, title="A", harms=["Insecurity"])
    for number in range(MOST + 2):
        make_event(editor, title=f"B {number}", harms=["Insecurity"])
    make_event(editor, title="C", harms=["Exposure"])
    found = [one.page_id for one in related_to(event)]
    assert len(found) == MOST
    assert event.pk not in found


def test_an_event_like_no_other_has_no_such_section(client, editor, vocabulary):
    event = make_event(editor, title="A", harms=["Insecurity"])
    make_event(editor, title="B", harms=["Exposure"])
    assert "related" not in parsed(client.get(event.get_absolute_url())).select_one("main").text.lower()


def test_a_deleted_event_is_no_longer_related(client, editor, steward, vocabulary):
    event = make_event(editor, title="A", harms=["Insecurity"])
    other = make_event(editor, title="B", harms=["Insecurity"])
    make_event(editor, title="C")
    assert titles(client, event) == ["B"]
    delete_page(other, by=steward, reason="A test")
    assert titles(client, event) == []


def test_an_old_revision_stands_alone(client, editor, vocabulary):
    event = make_event(editor, title="A", harms=["Insecurity"])
    make_event(editor, title="B", harms=["Insecurity"])
    make_event(editor, title="C")
    assert not parsed(client.get(f"{event.get_absolute_url()}revisions/1/")).select(".related")


@pytest.mark.django_db(transaction=True)
def test_an_event_is_at_once_related_by_what_it_was_changed_to(client, editor, vocabulary):
    event = make_event(editor, title="A", harms=["Insecurity"])
    make_event(editor, title="B", harms=["Exposure"])
    make_event(editor, title="C")
    current()
    assert titles(client, event) == []
    record = history.latest(event).record
    event = Event.objects.get(pk=event.pk)
    save_page(event, {**record, "harms": ["Exposure"]}, by=editor, base=event.latest_number)
    assert titles(client, event) == ["B"]


@pytest.mark.django_db(transaction=True)
def test_relations_cost_no_query(client, editor, vocabulary):
    queries = {}
    for name, count in (("ten", 10), ("twenty", 20)):
        event = make_event(editor, title=name, harms=["Insecurity"], information_types=["Genetic"])
        for number in range(count):
            make_event(editor, title=f"{name} {number}", information_types=["Genetic"])
        alone = make_event(editor, title=f"{name} alone")
        current()
        queries_of(client, alone.get_absolute_url())
        client.get(event.get_absolute_url())
        cache.clear()
        queries_of(client, alone.get_absolute_url())
        queries[name] = queries_of(client, event.get_absolute_url())
    assert queries["ten"] == queries["twenty"] <= 4
