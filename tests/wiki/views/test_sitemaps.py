"""Sitemaps: every live page once, in parts."""

import pytest
from lxml import etree

from incidents.models import Event
from tests.factories import make_event, make_pages
from wiki.deleting import delete_page
from wiki.models import Guide
from wiki.views import sitemaps

NAME = {"s": sitemaps.NAMESPACE}


def places(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return etree.fromstring(content).xpath("//s:loc/text()", namespaces=NAME)


def test_every_live_page_is_in_one_part(client, editor, steward, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 2)
    make_pages(Event, "One", "Two", "Three", "Ünsafe")
    make_pages(Guide, "Citing")
    delete_page(make_event(editor, title="Spam"), by=steward, reason="Spam")
    parts = places(client, "/sitemap.xml")
    found = [place for part in parts for place in places(client, part.replace("http://localhost:8000", ""))]
    assert sorted(found) == sorted(
        [
            "http://localhost:8000/events/one/",
            "http://localhost:8000/events/three/",
            "http://localhost:8000/events/two/",
            "http://localhost:8000/events/%C3%BCnsafe/",
            "http://localhost:8000/help/citing/",
        ]
    )
    for place in found:
        assert client.get(place.replace("http://localhost:8000", "")).status_code == 200


def test_an_empty_site_has_an_empty_index(client, db):
    assert places(client, "/sitemap.xml") == []


@pytest.mark.parametrize("name", ["nothing-1", "event-0", "event--1", "event-x"])
def test_parts_that_there_are_not(client, db, name):
    assert client.get(f"/sitemaps/{name}.xml").status_code == 404


def test_a_part_beyond_the_last_is_empty(client, db):
    assert places(client, "/sitemaps/event-999999999.xml") == []
