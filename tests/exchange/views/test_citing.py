import bibtexparser
import pytest
import rispy
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.models import Event
from tests.factories import make_event, make_page, make_pages
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki.editing import save_page
from wiki.kinds import all_kinds
from wiki.models import Guide

pytestmark = pytest.mark.django_db
EVENT = "/events/45-million-medical-files-leaked/"


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return BeautifulSoup(response.content, "html.parser")


def test_a_page_of_every_kind_can_be_cited(client, event, editor):
    make_page(editor, Guide, title="Citing")
    for kind, model in all_kinds().items():
        page = model._default_manager.first()
        boxes = read(client, f"{page.get_absolute_url()}cite/").select(".citations [data-copy-text]")
        assert len(boxes) == 15, kind
        assert all(f"{page.get_absolute_url()}revisions/1/" in box.text for box in boxes), kind


def test_a_citation_is_pinned_to_the_revision_that_was_seen(client, event, reviewer):
    save_page(event, {**FULL, "title": "Anew"}, by=reviewer, base=1)
    old, new = read(client, f"{EVENT}revisions/1/cite/"), read(client, f"{EVENT}cite/")
    assert "45 Million Medical Files Leaked" in old.select_one("[data-copy-text]").text
    assert "Rowan" not in old.main.text
    assert "Anew" in new.select_one("[data-copy-text]").text
    assert "Rowan" in new.select_one("[data-copy-text]").text
    assert old.select_one(".notice-warning")
    assert not new.select_one(".notice-warning")


def test_what_never_was_is_not_cited(client, event):
    assert client.get(f"{EVENT}revisions/9/cite/").status_code == 404
    assert client.get("/events/nowhere/cite/").status_code == 404


def test_the_base_is_cited_and_has_its_file(client, event, settings):
    assert settings.SITE_NAME in read(client, "/cite/").select_one("[data-copy-text]").text
    response = client.get("/CITATION.cff")
    assert response["Content-Type"] == "application/yaml; charset=utf-8"
    assert 'cff-version: "1.2.0"' in response.content.decode()


def test_an_empty_base_can_be_cited(client):
    assert client.get("/cite/").status_code == 200


def test_files_of_a_question_hold_each_event_once(client, editor, event):
    make_event(editor, **OTHER)
    bib = bibtexparser.parse_string(b"".join(client.get("/events.bib?sort=title")).decode())
    assert not bib.failed_blocks
    titles = sorted(event.title for event in Event.objects.all())
    assert sorted(entry["title"].strip("{}") for entry in bib.entries) == titles
    ris = rispy.loads(b"".join(client.get("/events.ris")).decode())
    assert sorted(entry["title"] for entry in ris) == titles
    assert len(client.get("/events.csl.json", {"q": "nothing of the sort"}).getvalue()) == len(b"[]\n")


def test_a_file_of_many_events_takes_no_more_queries(client, editor):
    make_pages(Event, "One", "Two")
    few = queries_of_file(client)
    make_pages(Event, *(f"Event {number}" for number in range(20)))
    assert queries_of_file(client) == few


def queries_of_file(client):
    with CaptureQueriesContext(connection) as captured:
        client.get("/events.bib").getvalue()
    return len(captured)
