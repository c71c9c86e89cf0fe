"""Feeds as a feed reader takes them: new events, those of a term, of a saved question, and changes."""

import feedparser
import pytest
from django.conf import settings

from incidents.models import Organisation
from taxonomy.models import Law
from tests.factories import make_event, make_page
from tests.incidents.records import FULL, make_vocabulary
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.moving import move_page


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


def read(client, address):
    response = client.get(address, follow=True)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    content = b"".join(response.streaming_content) if response.streaming else response.content
    feed = feedparser.parse(content)
    assert not feed.bozo
    return feed


def titles(feed):
    return [entry.title for entry in feed.entries]


def test_new_events_are_those_begun_last(client, event, editor, steward):
    other = make_event(editor, title="Other")
    save_page(event, {**FULL, "title": "Changed later"}, by=editor, base=1)
    feed = read(client, "/feed.atom")
    assert titles(feed) == ["Other", "Changed later"]
    assert feed.feed.id == f"{settings.BASE_URL}/feed.atom"
    delete_page(other, by=steward, reason="Spam")
    assert titles(read(client, "/feed.atom")) == ["Changed later"]


def test_an_unchanged_feed_is_304(client, event):
    etag = client.get("/feed.atom")["ETag"]
    assert client.get("/feed.atom", headers={"if-none-match": etag}).status_code == 304
    assert titles(read(client, "/feed.atom")) == [FULL["title"]]


def test_without_events_a_feed_is_empty(client, db):
    assert titles(read(client, "/feed.atom")) == []


@pytest.mark.parametrize(
    "address",
    ["/taxonomy/harms/insecurity", "/taxonomy/affected-groups/patient", "/laws/hipaa", "/organisations/cybelangel"],
)
def test_the_events_of_a_page(client, event, editor, address):
    make_event(editor, title="Another")
    assert titles(read(client, f"{address}.atom")) == [FULL["title"]]


def test_the_feed_of_a_page_moves_and_goes_with_it(client, event, editor, steward):
    law = Law.objects.get(slug="hipaa")
    move_page(law, title="HIPAA 1996", slug="hipaa-1996", by=editor, reason="Trial")
    assert client.get("/laws/hipaa.atom")["Location"] == "/laws/hipaa-1996.atom"
    delete_page(law, by=steward, reason="Spam")
    assert client.get("/laws/hipaa-1996.atom").status_code == 410
    assert client.get("/laws/never.atom").status_code == 404


def test_a_saved_search_is_a_feed(client, event, editor):
    make_event(editor, title="Another")
    assert titles(read(client, "/events.atom?q=medical&sort=-changed&per_page=50")) == [FULL["title"]]


def test_a_term_leads_to_its_feed(client, event, editor):
    make_page(editor, Organisation, title="Acme")
    assert 'href="/taxonomy/harms/insecurity.atom"' in client.get("/taxonomy/harms/insecurity/").text
    assert 'href="/feed.atom"' in client.get("/").text
