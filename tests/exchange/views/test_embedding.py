"""A card of an event in pages of other sites, and oEmbed, by which they find it."""

from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from exchange.embedding import HEIGHT, WIDTH
from tests.factories import make_event, make_page
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Guide
from wiki.moving import move_page

EVENT = "/events/45-million-medical-files-leaked/"
CARD = "/embed/45-million-medical-files-leaked/"


@pytest.fixture
def event(editor, reviewer):
    make_vocabulary()
    event = make_event(editor, **FULL)
    save_page(event, {**FULL, "title": "Title of today"}, by=reviewer, base=1)
    return event


def card(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response, BeautifulSoup(response.content, "html.parser")


def asked(client, status=200, **query):
    response = client.get("/oembed", query)
    assert response.status_code == status
    return response


def at(settings, path):
    return f"{settings.BASE_URL}{path}"


def test_a_card_may_stand_in_any_page_and_nothing_runs_in_it(client, event):
    response, soup = card(client, CARD)
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy["frame-ancestors"] == "*"
    assert policy["script-src"] == "'none'"
    assert "X-Frame-Options" not in response
    assert not response.cookies
    assert not soup.find("script")
    assert not soup.select("a:not([target=_blank])")


def test_every_other_page_stays_out_of_frames(client, event):
    response = client.get(EVENT)
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_a_card_shows_the_latest_revision_or_the_one_it_is_pinned_to(client, event):
    _response, today = card(client, CARD)
    _response, pinned = card(client, f"{CARD}revisions/1/")
    assert today.h1.text == "Title of today"
    assert today.h1.a["href"].endswith(EVENT)
    assert pinned.h1.text == FULL["title"]
    assert pinned.h1.a["href"].endswith(f"{EVENT}revisions/1/")
    assert "has changed since" in pinned.text
    assert "has changed since" not in today.text


def test_harms_have_the_colour_of_their_group(client, event):
    _response, soup = card(client, CARD)
    chips = {chip.text.strip(): chip["class"] for chip in soup.select(".chip")}
    assert "group-insecurity" in chips["Insecurity"]


def test_a_card_without_an_event_says_so_in_its_frame(client, event, steward, editor):
    delete_page(make_event(editor, **OTHER), by=steward, reason="A hoax")
    for address, status in ((f"{CARD}revisions/9/", 404), ("/embed/nothing/", 404), ("/embed/other/", 404)):
        response, soup = card(client, address, status)
        assert "no such event" in soup.h1.text
        assert "frame-ancestors *" in response["Content-Security-Policy"]


def test_a_deleted_event_is_gone_and_a_moved_one_is_there_still(client, event, steward):
    move_page(event, title="Moved", slug="moved", by=steward, reason="Better")
    assert card(client, CARD)[1].h1.text == "Moved"
    event.refresh_from_db()
    delete_page(event, by=steward, reason="A hoax")
    assert "was deleted" in card(client, "/embed/moved/", 410)[1].h1.text


def test_what_was_typed_stays_text(client, editor):
    event = make_event(editor, title="</title><script>alert(1)</script>", summary="<img src=x onerror=alert(1)> **so**")
    _response, soup = card(client, f"/embed/{event.slug}/")
    assert not soup.find("script")
    assert not soup.find("img")


def test_oembed_in_both_formats(client, event, settings):
    json = asked(client, url=at(settings, EVENT))
    said = json.json()
    assert said["version"] == "1.0"
    assert said["type"] == "rich"
    assert said["title"] == "Title of today"
    assert (said["width"], said["height"]) == (WIDTH, HEIGHT)
    frame = BeautifulSoup(said["html"], "html.parser").iframe
    assert frame["src"] == at(settings, CARD)
    assert client.get(frame["src"].removeprefix(settings.BASE_URL)).status_code == 200
    xml = asked(client, url=at(settings, EVENT), format="xml")
    assert xml["Content-Type"] == "text/xml; charset=utf-8"
    assert {one.tag: one.text for one in ET.fromstring(xml.content)} == {k: str(v) for k, v in said.items()}


def test_an_address_of_a_revision_gives_a_pinned_card(client, event, settings):
    said = asked(client, url=at(settings, f"{EVENT}revisions/1/#par-1")).json()
    assert f'{CARD}revisions/1/"' in said["html"]


def test_a_frame_is_never_larger_than_asked_for(client, event, settings):
    said = asked(client, url=at(settings, EVENT), maxwidth="300", maxheight="9000").json()
    assert (said["width"], said["height"]) == (300, HEIGHT)
    assert 'width="300"' in said["html"]


@pytest.mark.parametrize(
    "url", ["https://example.org/events/x/", "/help/citing/", "/events/nothing/", "//[", "x", "\0"]
)
def test_what_is_no_event_of_ours_is_404(client, event, editor, url):
    make_page(editor, Guide, title="Citing")
    asked(client, 404, url=url)


def test_a_revision_that_never_was_is_404(client, event):
    asked(client, 404, url=f"{EVENT}revisions/9/")


def test_a_format_that_there_is_not_is_501(client, event):
    asked(client, 501, url=EVENT, format="yaml")


@pytest.mark.parametrize(
    ("query", "name"),
    [({}, "url"), ({"url": EVENT, "maxwidth": "-1"}, "maxwidth"), ({"url": EVENT, "maxheight": "1e3"}, "maxheight")],
)
def test_a_question_that_cannot_be_read_is_told(client, event, query, name):
    response = asked(client, 400, **query)
    assert response["Content-Type"] == "application/problem+json"
    assert name in response.json()["errors"]


def test_a_title_with_quotes_stays_within_its_attribute(client, editor, settings):
    event = make_event(editor, title='A "leak" <onload> & more')
    said = asked(client, url=at(settings, event.get_absolute_url())).json()
    frame = BeautifulSoup(said["html"], "html.parser").iframe
    assert frame["title"] == event.title


def test_an_event_tells_where_its_oembed_is(client, event, settings):
    link = BeautifulSoup(client.get(EVENT).content, "html.parser").find("link", type="application/json+oembed")
    assert link["href"] == at(settings, f"/oembed?url={quote(at(settings, EVENT), safe='')}")
    assert client.get(link["href"].removeprefix(settings.BASE_URL)).json()["title"] == "Title of today"


def test_the_cite_page_has_the_frame_of_the_revision(client, event, settings):
    soup = BeautifulSoup(client.get(f"{EVENT}revisions/1/cite/").content, "html.parser")
    assert f'src="{at(settings, CARD)}revisions/1/"' in soup.select_one("[aria-labelledby=embed] [data-copy-text]").text
