"""Atom: a feed that RFC 4287 calls valid."""

from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from incidents.models import Event
from taxonomy.models import Harm
from tests.exchange.asking import content
from tests.factories import NOON, make_event, make_pages, past
from wiki import history
from wiki.recording import PageHistory, record_history

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
HEAD = ["id", "title", "updated", "author", "rights"]


@pytest.fixture
def events(editor):
    make_pages(Harm, "Insecurity")
    data = {"summary": "Files of <45> & more lay [open]{harm=insecurity}.", "harms": ["Insecurity"]}
    leak = make_event(editor, title="Leaks & <spills>", **data)
    record_history(Event, [PageHistory(revisions=[past("Older", moment=NOON)])])
    return leak


def feed(client, query=""):
    return ET.fromstring(content(client, f"/events.atom{query}"))


def text(element, name):
    return element.findtext(f"{ATOM}{name}")


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def test_the_feed_has_what_it_must_have(client, events, settings):
    root = feed(client, "?harm=insecurity")
    assert root.tag == f"{ATOM}feed"
    assert [len(root.findall(f"{ATOM}{name}")) for name in HEAD] == [1] * len(HEAD)
    assert text(root, "id") == links(root)["self"] == f"{settings.BASE_URL}/events.atom?harm=insecurity"
    assert text(root, "title") == f"{settings.SITE_NAME}: Events: Solove harm is Insecurity"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == settings.SITE_NAME
    assert text(root, "rights") == settings.CONTENT_LICENCE["name"]
    assert links(root)["license"] == settings.CONTENT_LICENCE["url"]
    assert links(root)["alternate"] == f"{settings.BASE_URL}/events/?harm=insecurity"


def test_an_entry_has_what_it_must_have(client, events, settings):
    (entry,) = feed(client, "?harm=insecurity").findall(f"{ATOM}entry")
    assert text(entry, "id") == links(entry)["alternate"] == f"{settings.BASE_URL}{events.get_absolute_url()}"
    assert text(entry, "title") == "Leaks & <spills>"
    assert text(entry, "summary") == "Files of <45> & more lay open."
    assert datetime.fromisoformat(text(entry, "updated")) == history.latest(events).change.moment.replace(microsecond=0)
    assert entry.find(f"{ATOM}category").attrib == {"term": "insecurity", "label": "Insecurity"}


def test_ids_are_whole_addresses_and_none_stands_twice(client, events):
    ids = [element.text for element in feed(client).iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 3
    assert all(urlsplit(one).scheme and urlsplit(one).netloc for one in ids)


def test_the_feed_is_as_new_as_its_newest_entry(client, events):
    root = feed(client)
    assert text(root, "updated") == max(text(entry, "updated") for entry in root.findall(f"{ATOM}entry"))


def test_a_page_of_it_leads_to_the_next_and_the_one_before(client, events, settings):
    root = feed(client, "?sort=-changed&per_page=1")
    (entry,) = root.findall(f"{ATOM}entry")
    assert text(entry, "title") == "Leaks & <spills>"
    assert links(root)["next"] == f"{settings.BASE_URL}/events.atom?sort=-changed&page=2&per_page=1"
    assert "next" not in links(feed(client, "?sort=-changed&per_page=1&page=2"))
