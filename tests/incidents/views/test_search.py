"""Suggestions, and the description of the search for browsers."""

import xml.etree.ElementTree as ET

import pytest
from django.conf import settings

from incidents.models import Organisation
from tests.factories import make_pages

pytestmark = pytest.mark.django_db
SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_suggestions_are_in_the_form_of_opensearch(client):
    make_pages(Organisation, "CybelAngel")
    response = client.get("/suggest.json", {"q": "cyb"})
    url = f"{settings.BASE_URL}/organisations/cybelangel/"
    assert response.json() == ["cyb", ["CybelAngel"], ["Organisation"], [url]]
    assert response["Content-Type"] == "application/x-suggestions+json"
    assert "max-age=60" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("query", ["", "q=", "q=%00", "q=" + "x" * 10**5, "q=%22OR", "q=a&q=b"])
def test_any_text_gets_an_answer(client, query):
    response = client.get(f"/suggest.json?{query}")
    assert response.status_code == 200
    assert response.json()[1:] == [[], [], []]


def test_nothing_can_be_posted(client):
    assert client.post("/suggest.json").status_code == 405


def test_suggestions_cost_few_queries(client, django_assert_max_num_queries):
    make_pages(Organisation, "CybelAngel")
    with django_assert_max_num_queries(20):
        client.get("/suggest.json", {"q": "cibelangel"})


def test_browsers_learn_how_to_search_here(client):
    response = client.get("/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    urls = {url.get("type"): url.get("template") for url in ET.fromstring(response.content).iter(f"{SPACE}Url")}
    assert urls["text/html"] == f"{settings.BASE_URL}/events/?q={{searchTerms}}"
    assert urls["application/x-suggestions+json"] == f"{settings.BASE_URL}/suggest.json?q={{searchTerms}}"


def test_every_page_names_the_description(client):
    html = client.get("/about/").content.decode()
    assert '<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml"' in html
