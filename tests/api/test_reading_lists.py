"""Reading lists through the API."""

import pytest

from library.lists import curating
from tests.api.asking import get, problem
from tests.library.lists.making import make_full_list, make_reading_list


@pytest.fixture
def one(editor):
    return make_full_list(editor, "A leak", "A breach", title="For a class")


def test_public_lists_are_listed(client, one, editor):
    make_reading_list(editor, title="By link", visibility="link")
    make_reading_list(editor, title="Mine", visibility="private")
    data = get(client, "/lists/").data
    assert (data["count"], data["next"]) == (1, None)
    assert data["results"][0]["title"] == "For a class"
    assert get(client, data["results"][0]["url"]).data["title"] == "For a class"


def test_a_list_has_its_events_in_order(client, one):
    data = get(client, f"/lists/{one.key}/").data
    assert [(entry["title"], entry["revision"], entry["is_pinned"]) for entry in data["entries"]] == [
        ("A leak", 1, True),
        ("A breach", 1, True),
    ]


def test_a_list_by_link_is_read_by_its_key_and_others_are_not(client, editor_client, editor, reviewer):
    shared = make_reading_list(editor, visibility="link")
    assert get(client, f"/lists/{shared.key}/").status_code == 200
    curating.hide_list(shared, by=reviewer, reason="Spam")
    private = make_reading_list(editor, visibility="private")
    for one in (shared, private):
        problem(client, f"/lists/{one.key}/", 404)
        problem(editor_client, f"/lists/{one.key}/", 404)
    problem(client, "/lists/aaaaaaaaaaaa/", 404)


def test_a_copy_that_is_good_still_costs_nothing_to_send(client, one):
    etag = get(client, f"/lists/{one.key}/")["ETag"]
    assert client.get(f"/api/v1/lists/{one.key}/", headers={"If-None-Match": etag}).status_code == 304
    curating.change_list(one, base=1, title="Anew", description="", visibility="public")
    assert client.get(f"/api/v1/lists/{one.key}/", headers={"If-None-Match": etag}).status_code == 200


def test_pages_of_lists(client, editor):
    for number in range(3):
        make_reading_list(editor, title=f"List {number}")
    first = get(client, "/lists/?per_page=2").data
    rest = get(client, first["next"]).data
    assert [one["title"] for one in [*first["results"], *rest["results"]]] == ["List 0", "List 1", "List 2"]
    problem(client, "/lists/?sort=title", 400)
