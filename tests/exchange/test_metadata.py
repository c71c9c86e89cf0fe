import json
from urllib.parse import parse_qs

import pytest
import rdflib
from bs4 import BeautifulSoup
from hypothesis import given

from exchange.metadata import script
from tests.exchange.citing.things import whole_texts
from tests.factories import make_event, make_page
from tests.incidents.records import FULL, make_vocabulary
from wiki.kinds import all_kinds
from wiki.models import Guide

EVENT = "/events/45-million-medical-files-leaked/"
NASTY = "</script><b title='x'>\"&amp; ‘נ’ 👩‍👩‍👧"


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


def read(client, path):
    return BeautifulSoup(client.get(path).content, "html.parser")


def named(page, name):
    return [tag["content"] for tag in page.find_all("meta", attrs={"name": name})]


def document_of(page):
    [found] = page.find_all("script", type="application/ld+json")
    return json.loads(found.string)


def test_tags_say_title_day_and_the_address_of_the_revision(client, event, settings):
    page = read(client, EVENT)
    pinned = f"{settings.BASE_URL}{EVENT}revisions/1/"
    assert named(page, "citation_title") == named(page, "DC.title") == [event.title]
    assert named(page, "citation_public_url") == named(page, "DC.identifier") == [pinned]
    assert named(page, "citation_publication_date") == [f"{event.changed_at:%Y/%m/%d}"]
    assert page.find("meta", property="og:type")["content"] == "website"
    assert page.find("link", rel="unapi-server")["href"] == "/unapi"
    assert page.select_one("abbr.unapi-id")["title"] == pinned


def test_coins_has_the_contributors_as_one_body(client, event, settings):
    said = parse_qs(read(client, EVENT).select_one("span.Z3988")["title"])
    assert said["rft.aucorp"] == [f"{settings.SITE_NAME} contributors"]
    assert said["rft.title"] == [event.title]
    assert said["rft.type"] == ["encyclopediaArticle"]


def test_an_article_is_about_an_event(client, event, settings):
    document = document_of(read(client, EVENT))
    assert (document["@type"], document["version"]) == ("Article", 1)
    assert document["about"]["@id"] == f"{settings.BASE_URL}{EVENT}"
    assert (document["about"]["@type"], document["about"]["startDate"]) == ("Event", event.date_edtf)
    assert document["isPartOf"]["@type"] == "Dataset"


def test_it_is_json_ld(client, event, settings):
    document = {**document_of(read(client, EVENT)), "@context": {"@vocab": "https://schema.org/"}}
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    pinned = rdflib.URIRef(f"{settings.BASE_URL}{EVENT}revisions/1/")
    assert (pinned, rdflib.RDF.type, rdflib.URIRef("https://schema.org/Article")) in graph


def test_an_old_revision_says_what_it_said(client, event, settings):
    page = read(client, f"{EVENT}revisions/1/")
    assert named(page, "citation_title") == [event.title]
    assert document_of(page)["@id"] == f"{settings.BASE_URL}{EVENT}revisions/1/"


def test_pages_of_every_kind_have_it(client, event, editor):
    make_page(editor, Guide, title="Citing")
    for model in all_kinds().values():
        page = model._default_manager.first()
        assert named(read(client, page.get_absolute_url()), "citation_title") == [page.title]


def test_nothing_that_was_typed_is_markup(client, editor):
    page = read(client, make_event(editor, title=NASTY, summary=NASTY).get_absolute_url())
    assert named(page, "citation_title") == [NASTY]
    assert document_of(page)["headline"] == NASTY
    assert parse_qs(page.select_one("span.Z3988")["title"])["rft.title"] == [NASTY]


@given(whole_texts)
def test_any_text_is_data_in_a_script(text):
    written = BeautifulSoup(script({"headline": text}), "html.parser").script.string
    assert json.loads(written) == {"headline": text}


def test_the_base_is_a_data_set(client, db, settings):
    for path in ("/", "/cite/"):
        document = document_of(read(client, path))
        assert (document["@type"], document["name"]) == ("Dataset", settings.SITE_NAME), path
        for file in document["distribution"]:
            assert client.get(file["contentUrl"].removeprefix(settings.BASE_URL)).status_code == 200
