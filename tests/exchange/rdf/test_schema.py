"""Our own vocabulary: each word has a meaning, an anchor at its address, and its place in RDF Schema."""

import pytest
from bs4 import BeautifulSoup
from rdflib import RDF, RDFS, Graph

from exchange.rdf.vocabulary import CLASSES, PROPERTIES

WORDS = (*CLASSES, *PROPERTIES)


def test_words_are_told_apart():
    assert len({one.name for one in WORDS}) == len(WORDS)


@pytest.mark.parametrize(("extension", "reader"), [("ttl", "turtle"), ("jsonld", "json-ld")])
def test_each_word_is_defined_at_its_address(client, db, settings, extension, reader):
    response = client.get(f"/vocabulary.{extension}")
    graph = Graph().parse(data=response.content, format=reader)
    start = f"{settings.BASE_URL}/vocabulary/#"
    defined = {*graph.subjects(RDF.type, RDFS.Class), *graph.subjects(RDF.type, RDF.Property)}
    assert {str(name).removeprefix(start) for name in defined} == {one.name for one in WORDS}
    assert all(graph.value(name, RDFS.label) and graph.value(name, RDFS.comment) for name in defined)
    assert 'rel="license"' in response["Link"]
    assert client.get(f"/vocabulary.{extension}", headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_the_page_has_an_anchor_for_each_word_and_each_link_on_it_leads_somewhere(client, db):
    page = BeautifulSoup(client.get("/vocabulary/").content, "html.parser")
    anchors = {tag["id"] for tag in page.find_all(id=True)}
    assert {one.name for one in WORDS} <= anchors
    own = {link["href"][1:] for link in page.select('td a[href^="#"]')}
    assert own <= anchors


def test_programs_are_led_to_the_data(client, db):
    response = client.get("/vocabulary/", headers={"Accept": "text/turtle"})
    assert (response.status_code, response["Location"]) == (303, "/vocabulary.ttl")
    assert client.get("/vocabulary/", headers={"Accept": "application/pdf"}).status_code == 406
