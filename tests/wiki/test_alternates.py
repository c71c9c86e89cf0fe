"""Which format an address answers with, by the Accept header."""

import pytest

from tests.factories import make_event, make_page
from wiki.models import Guide

pytestmark = pytest.mark.django_db
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture
def event(editor):
    return make_event(editor, title="Größeres Leck")


@pytest.mark.parametrize(
    "accept",
    [
        *(
            "",
            "*/*",
            BROWSER,
            "text/html",
            "text/*",
            "text/html;q=0.9, application/json;q=0.5",
            "text/html; charset=utf-8",
        ),
        *("application/xhtml+xml", "application/json;q=0, */*", "application/pdf, */*;q=0.1"),
    ],
)
def test_browsers_and_those_who_take_anything_get_html(client, event, accept):
    for address in (event.get_absolute_url(), f"{event.get_absolute_url()}revisions/1/"):
        response = client.get(address, headers={"Accept": accept})
        assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert "Accept" in response["Vary"].replace("Accept-Encoding", "")


@pytest.mark.parametrize(
    ("accept", "extension"),
    [
        ("application/json", "json"),
        ("application/json, text/html;q=0.9", "json"),
        ("application/json, */*", "json"),
        ("text/html;q=0.4, text/markdown;q=0.5", "md"),
        ("application/*", "json"),
    ],
)
def test_others_are_led_to_the_format_that_they_prefer(client, event, accept, extension):
    for path in (event.get_absolute_url(), f"{event.get_absolute_url()}revisions/1/"):
        response = client.get(path, headers={"Accept": accept})
        expected = path.rstrip("/").replace("größeres", "gr%C3%B6%C3%9Feres") + f".{extension}"
        assert (response.status_code, response["Location"]) == (303, expected)
        assert "Accept" in response["Vary"].replace("Accept-Encoding", "")
        assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("accept", ["application/pdf", "image/*", "nonsense", "application/json;q=0"])
def test_what_we_do_not_have_is_406_with_a_list(client, event, accept):
    response = client.get(event.get_absolute_url(), headers={"Accept": accept})
    assert (response.status_code, response["Content-Type"]) == (406, "application/problem+json")
    assert response["Cache-Control"] == "no-store"
    listed = {one["type"]: one["url"] for one in response.json()["available"]}
    assert listed["text/html"] == "/events/gr%C3%B6%C3%9Feres-leck/"
    assert listed["application/json"] == "/events/gr%C3%B6%C3%9Feres-leck.json"
    assert '</events/gr%C3%B6%C3%9Feres-leck.json>; rel="alternate"; type="application/json"' in response["Link"]


def test_an_ending_that_we_do_not_have_is_406_with_the_same_list(client, event):
    for path in ("/events/größeres-leck", "/events/größeres-leck/revisions/1"):
        response = client.get(f"{path}.pdf")
        assert response.status_code == 406
        assert client.get(response.json()["available"][0]["url"]).status_code == 200
    assert client.get("/events/nowhere.pdf").status_code == 404


def test_the_browsers_copy_is_no_answer_to_another_format(client, editor):
    make_page(editor, Guide, title="Citing")
    tag = client.get("/help/citing/")["ETag"]
    asked = {"Accept": "application/json", "If-None-Match": tag}
    assert client.get("/help/citing/", headers=asked).status_code == 303
    assert client.get("/help/citing/", headers={"Accept": "application/json"}).status_code == 303
