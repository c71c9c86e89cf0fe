"""/events/<slug>.json and its like: one event as a file, under every address that it has or had."""

import pytest

from incidents.records import public
from tests.counting import queries_of
from tests.factories import make_event
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.editions import edition_of
from wiki.moving import move_page

pytestmark = pytest.mark.django_db
PAGE = "/events/45-million-medical-files-leaked"


@pytest.fixture
def event(editor):
    make_vocabulary()
    event = make_event(editor, **FULL)
    save_page(event, OTHER, by=editor, base=1, summary="Mended")
    event.refresh_from_db()
    return event


def test_the_public_record_of_today_and_of_then(client, event):
    for number, address in ((2, f"{PAGE}.json"), (1, f"{PAGE}/revisions/1.json"), (2, f"{PAGE}/revisions/2.json")):
        response = client.get(address)
        assert response["Content-Type"] == "application/json"
        assert response.json() == public(edition_of(event, history.stored(event, number)))
        assert 'rel="license"' in response["Link"]
        assert not response.cookies


def test_markdown_is_the_whole_event_in_one_text(client, event, settings):
    response = client.get(f"{PAGE}.md")
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    text = response.content.decode()
    assert text.startswith("# Medical Files Leaked\n\n- Location: Bern, Switzerland\n")
    assert "- Solove harm: Disclosure; Insecurity\n" in text
    assert "- Tangible harms: Anxiety\n" in text
    assert "\n\nThey were [left unencrypted]{harm=disclosure}.\n" in text
    assert "\n[^study]: A. Writer. Exposed <https://example.org/exposed>\n" in text
    assert f"<{settings.BASE_URL}{PAGE}/revisions/2/>" in text
    assert settings.CONTENT_LICENCE["url"] in text


def test_a_note_that_the_text_has_is_not_written_twice(client, editor):
    sources = [{"key": "report", "title": "Report"}]
    make_event(editor, title="Leak", body="So it was.[^report]\n\n[^report]: As told.", sources=sources)
    assert client.get("/events/leak.md").content.decode().count("[^report]:") == 1


@pytest.mark.parametrize("rest", [".json", ".md", "/revisions/1.json"])
def test_what_has_not_changed_is_not_sent_again(client, event, editor, rest):
    tag = client.get(f"{PAGE}{rest}")["ETag"]
    assert client.get(f"{PAGE}{rest}", headers={"If-None-Match": tag}).status_code == 304
    move_page(event, title="Leak", slug="leak", by=editor, reason="Shorter")
    assert client.get(f"/events/leak{rest}", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("extension", ["json", "ttl", "md"])
def test_a_file_is_kept_until_there_is_another_revision(client, event, editor, extension):
    address = f"{PAGE}.{extension}"
    made = client.get(address)
    assert queries_of(client, address) == 1
    kept = client.get(address)
    assert (kept.content, kept["Content-Type"], kept["Link"]) == (made.content, made["Content-Type"], made["Link"])
    save_page(event, {**OTHER, "title": "Mended again"}, by=editor, base=2)
    assert b"Mended again" in client.get(address).content


@pytest.mark.parametrize("rest", [".json", ".json?x=a/b.c", ".md", "/revisions/1.json"])
def test_a_moved_event_leads_on(client, event, editor, rest):
    move_page(event, title="Leck", slug="größeres-leck", by=editor, reason="Trial")
    response = client.get(f"{PAGE}{rest}")
    assert (response.status_code, response["Location"]) == (301, f"/events/gr%C3%B6%C3%9Feres-leck{rest}")
    assert client.get(response["Location"]).status_code == 200


def test_what_is_not_there(client, event, editor, steward):
    assert client.get("/events/nowhere.json").status_code == 404
    assert client.get(f"{PAGE}/revisions/3.json").status_code == 404
    delete_page(event, by=steward, reason="Spam")
    assert client.get(f"{PAGE}.json").status_code == 410
