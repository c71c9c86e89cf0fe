from xml.etree import ElementTree as ET

import pytest
import rispy

from tests.factories import make_event
from wiki.editing import save_page
from wiki.moving import move_page

pytestmark = pytest.mark.django_db
EVENT = "/events/45-million-medical-files-leaked/"


@pytest.fixture
def event(editor):
    return make_event(editor)


def formats(response):
    return [one.get("name") for one in ET.fromstring(response.content)]


def test_it_tells_its_formats_the_preferred_first(client, event, settings):
    assert formats(client.get("/unapi")) == ["ris", "bibtex", "csl"]
    response = client.get("/unapi", {"id": f"{settings.BASE_URL}{EVENT}revisions/1/"})
    assert (response.status_code, formats(response)) == (300, ["ris", "bibtex", "csl"])


def test_an_identifier_gives_the_revision_that_it_names(client, event, editor, settings):
    save_page(event, {"title": "Anew", "body": ""}, by=editor, base=1)
    for number, title in ((1, "45 Million Medical Files Leaked"), (2, "Anew")):
        identifier = f"{settings.BASE_URL}{EVENT}revisions/{number}/"
        [entry] = rispy.loads(client.get("/unapi", {"id": identifier, "format": "ris"}).content.decode())
        assert (entry["title"], entry["urls"]) == (title, [identifier])


def test_a_page_that_moved_is_found(client, event, editor, settings):
    move_page(event, title="Elsewhere", slug="elsewhere", by=editor, reason="Trial")
    response = client.get("/unapi", {"id": f"{settings.BASE_URL}{EVENT}revisions/1/", "format": "bibtex"})
    assert "/events/elsewhere/revisions/1/" in response.content.decode()


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"id": "nonsense"}, 404),
        ({"id": "https://example.org/events/x/"}, 404),
        ({"id": "/events/nowhere/"}, 404),
        ({"id": "/about/"}, 404),
        ({"id": "/events/\x00/"}, 404),
        ({"id": f"{EVENT}revisions/9/", "format": "ris"}, 404),
        ({"id": EVENT, "format": "marc"}, 406),
    ],
)
def test_what_is_not_there_is_refused(client, event, asked, status):
    assert client.get("/unapi", asked).status_code == status


def test_it_is_read_only(client):
    assert client.post("/unapi").status_code == 405
