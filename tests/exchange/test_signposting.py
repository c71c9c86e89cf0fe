import pytest
import requests
from django.utils.encoding import escape_uri_path

from tests.factories import UserFactory, make_event

pytestmark = pytest.mark.django_db
EVENT = "/events/45-million-medical-files-leaked/"


def links(response):
    """The header as another reads it, by relation."""
    found = {}
    for link in requests.utils.parse_header_links(response["Link"]):
        found.setdefault(link["rel"], []).append(link["url"])
    return found


def test_the_header_says_how_to_cite_and_what_describes(client, editor, settings):
    make_event(editor)
    for path in (EVENT, f"{EVENT}revisions/1/"):
        found = links(client.get(path))
        assert found["cite-as"] == [f"{settings.BASE_URL}{EVENT}revisions/1/"]
        assert f"{settings.BASE_URL}{EVENT}revisions/1.bib" in found["describedby"]
        assert found["license"] == [settings.CONTENT_LICENCE["url"]]
        assert found["type"] == ["https://schema.org/AboutPage", "https://schema.org/Article"]
        assert len(found["linkset"]) == len(found["author"]) == 1


def test_every_address_in_it_is_there(client, editor, settings):
    make_event(editor)
    found = links(client.get(EVENT))
    for url in [*found["cite-as"], *found["describedby"], *found["author"], *found["linkset"]]:
        assert client.get(url.removeprefix(settings.BASE_URL)).status_code == 200, url


def test_the_linkset_says_the_same(client, editor, settings):
    make_event(editor)
    [links_of] = client.get(f"{EVENT}revisions/1.linkset").json()["linkset"]
    assert links_of["anchor"] == f"{settings.BASE_URL}{EVENT}revisions/1/"
    assert [link["href"] for link in links_of["describedby"]] == links(client.get(EVENT))["describedby"]


def test_contributors_with_an_orcid_id_are_authors_of_the_linkset(client):
    make_event(UserFactory(name="María Ríos", orcid="0000-0002-1825-0097"))
    [links_of] = client.get(f"{EVENT}revisions/1.linkset").json()["linkset"]
    assert {"href": "https://orcid.org/0000-0002-1825-0097"} in links_of["author"]


def test_a_long_address_does_not_make_the_header_too_long_for_servers(client, editor, settings):
    page = make_event(editor, title="医" * 100)
    response = client.get(escape_uri_path(page.get_absolute_url()))
    assert len(response["Link"]) < 4000
    (described,) = links(response)["describedby"]
    assert client.get(described.removeprefix(settings.BASE_URL))["Content-Type"].startswith("application/ld+json")


def test_addresses_with_letters_of_any_script_lead_there(client, editor, settings):
    page = make_event(editor, title="医療 été")
    found = links(client.get(escape_uri_path(page.get_absolute_url())))
    for url in [*found["cite-as"], *found["describedby"], *found["author"], *found["linkset"]]:
        assert client.get(url.removeprefix(settings.BASE_URL)).status_code == 200, url


def test_a_header_of_long_addresses_is_filled_as_far_as_it_goes(client, editor):
    page = make_event(editor, title="é" * 60)
    response = client.get(escape_uri_path(page.get_absolute_url()))
    assert len(response["Link"]) < 4000
    assert 1 < len(links(response)["describedby"]) < 9
