import pytest
from bs4 import BeautifulSoup

from tests.factories import make_event
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.moving import move_page

pytestmark = pytest.mark.django_db
EVENT = "/events/45-million-medical-files-leaked/"


@pytest.fixture
def event(editor):
    event = make_event(editor, body="As it was.")
    save_page(event, {"title": event.title, "body": "As it is."}, by=editor, base=1)
    return event


def ask(client, cited, status=200):
    response = client.get("/changed/", {"cited": cited})
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser").main


def test_a_permalink_is_told_what_changed_with_the_diff(client, event, settings):
    main = ask(client, f"Cited at {settings.BASE_URL}{EVENT}revisions/1/#par-12, p. 3.")
    assert "Only prose has changed" in main.text
    assert main.select_one("table.diff")


def test_the_latest_has_not_changed(client, event, settings):
    main = ask(client, f"{settings.BASE_URL}{EVENT}revisions/2/")
    assert "Nothing has changed" in main.text
    assert not main.select_one("table.diff")


def test_an_address_without_a_revision_is_led_to_the_history(client, event):
    assert ask(client, EVENT).select_one(f'.notice a[href="{EVENT}history/"]')


def test_a_page_that_moved_is_found(client, event, editor):
    move_page(event, title="Elsewhere", slug="elsewhere", by=editor, reason="Trial")
    assert "Elsewhere" in ask(client, f"{EVENT}revisions/1/").text


def test_what_is_not_here_is_said_so(client, event, steward):
    for cited in ("nonsense", f"{EVENT}revisions/9/", "/events/nowhere/revisions/1/", "\x00"):
        ask(client, cited, status=200 if cited == "\x00" else 404)
    delete_page(event, by=steward, reason="Spam")
    ask(client, f"{EVENT}revisions/1/", status=404)


def test_the_form_is_there_before_anything_is_asked(client):
    assert BeautifulSoup(client.get("/changed/").content, "html.parser").select_one("textarea[name=cited]")
    assert client.post("/changed/").status_code == 405
