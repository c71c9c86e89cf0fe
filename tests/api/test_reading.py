"""Reading through the API: pages, revisions, lists, changes, passages."""

import pytest
from django.conf import settings

from incidents.models import Event, Organisation, Source
from taxonomy.models import Harm, Law
from tests.api.asking import API, get, problem
from tests.counting import assert_queries_do_not_grow
from tests.factories import make_event, make_pages
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.moving import move_page

EVENT = "/events/45-million-medical-files-leaked/"


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


def test_an_event_is_its_public_record(client, event):
    response = get(client, EVENT)
    assert response.data == client.get("/events/45-million-medical-files-leaked.json").json()
    assert response.data["revision"]["number"] == 1
    assert not response.cookies


def test_fields_narrow_a_page_and_a_list(client, event):
    assert list(get(client, f"{EVENT}?fields=slug,harms").data) == ["slug", "harms"]
    assert get(client, "/events/?fields=title&fields=slug").data["results"] == [
        {"title": FULL["title"], "slug": event.slug}
    ]
    assert list(problem(client, f"{EVENT}?fields=slug,nothing", 400)["errors"]) == ["fields"]


def test_a_list_says_what_was_sought_in_the_place_of_a_mistyped_word(client, event):
    assert get(client, "/events/?q=mediacl").data["corrected"] == {"mediacl": "medical"}
    assert list(get(client, "/events/?q=medical").data) == ["count", "next", "previous", "results"]


def test_the_same_page_is_304_till_it_changes(client, event, editor):
    etag = get(client, EVENT)["ETag"]
    again = get(client, EVENT, if_none_match=etag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    save_page(event, OTHER, by=editor, base=1)
    assert get(client, EVENT, if_none_match=etag).status_code == 200


def test_a_list_is_304_till_something_in_it_changes(client, event, editor):
    etag = get(client, "/events/")["ETag"]
    assert get(client, "/events/", if_none_match=etag).status_code == 304
    make_event(editor, title="Another")
    assert get(client, "/events/", if_none_match=etag).status_code == 200


def test_revisions_are_listed_and_read_as_they_were(client, event, editor):
    save_page(event, OTHER, by=editor, base=1, summary="Mended")
    listed = get(client, f"{EVENT}revisions/").data
    assert listed["count"] == 2
    assert [(row["number"], row["is_latest"], row["summary"]) for row in listed["results"]] == [
        (1, False, ""),
        (2, True, "Mended"),
    ]
    assert get(client, listed["results"][0]["url"]).data["title"] == FULL["title"]
    problem(client, f"{EVENT}revisions/3/", 404)


def test_moved_deleted_and_missing_pages(client, event, editor, steward):
    move_page(event, title="Moved", slug="moved", by=editor, reason="Trial")
    response = client.get(f"{API}{EVENT}revisions/1/")
    assert (response.status_code, response["Location"]) == (
        301,
        f"{settings.BASE_URL}{API}/events/moved/revisions/1/",
    )
    delete_page(event, by=steward, reason="Spam")
    assert "log" in problem(client, "/events/moved/", 410)
    problem(client, "/events/never/", 404)
    problem(client, "/nothing/of/the/kind/", 404)


def test_events_are_found_by_any_question(client, event, editor):
    make_event(editor, title="Another", harms=["Disclosure"])
    assert [row["title"] for row in get(client, "/events/?harm=insecurity").data["results"]] == [FULL["title"]]
    assert get(client, "/events/?q=another").data["count"] == 1
    assert list(problem(client, "/events/?harm=nothing&after=x", 400)["errors"]) == ["harm", "after"]
    assert list(problem(client, "/events/?colour=red", 400)["errors"]) == ["colour"]


@pytest.mark.parametrize(("address", "model"), [("/events/", Event), ("/laws/", Law), ("/terms/harms/", Harm)])
def test_pages_of_a_list_hold_each_row_once_in_both_directions(client, db, address, model):
    make_pages(model, *(f"Page {number}" for number in range(7)))
    forward, page = [], get(client, f"{address}?per_page=3")
    while True:
        assert page.data["count"] == 7
        forward += [row["slug"] for row in page.data["results"]]
        if not page.data["next"]:
            break
        page = get(client, page.data["next"])
    assert len(set(forward)) == len(forward) == 7
    backward = [row["slug"] for row in page.data["results"]]
    while page.data["previous"]:
        page = get(client, page.data["previous"])
        backward = [row["slug"] for row in page.data["results"]] + backward
    assert backward == forward


def test_a_list_costs_as_many_queries_for_twenty_as_for_ten(client, db):
    for address, model in (
        (f"{API}/sources/?per_page=100", Source),
        (f"{API}/organisations/?per_page=100", Organisation),
    ):
        numbers = iter(range(100))
        assert_queries_do_not_grow(
            client, address, lambda n=numbers, m=model: make_pages(m, *(f"P {next(n)}" for _ in range(10)))
        )


def test_changes_come_in_the_order_of_arrival(client, event, editor):
    last = get(client, "/changes/").data["results"][-1]
    assert (last["title"], last["kind"], last["author"]) == (FULL["title"], "event", "Edith")
    assert get(client, last["url"]).data["title"] == FULL["title"]
    save_page(event, OTHER, by=editor, base=1)
    since = get(client, f"/changes/?cursor={last['id']}").data["results"]
    assert [row["number"] for row in since if row["kind"] == "event"] == [2]
    assert get(client, "/changes/?kind=harm").data["count"] == 2
    assert list(problem(client, "/changes/?since=yesterday", 400)["errors"]) == ["since"]


def test_passages_are_the_evidence_for_a_term(client, event):
    found = get(client, "/passages/?harm=insecurity&information=medical-and-health").data
    assert [row["text"] for row in found["results"]] == ["left unencrypted on unsecured servers"[:16]]
    assert found["results"][0]["event"]["slug"] == event.slug
    assert {code["term"] for code in found["results"][0]["codes"]} == {"insecurity", "medical-and-health"}
    assert list(problem(client, "/passages/?harm=nothing%00", 400)["errors"]) == ["harm"]


def test_schemes_lead_to_their_terms(client, event):
    schemes = {row["scheme"]: row for row in get(client, "/terms/").data["results"]}
    assert schemes["harms"]["terms"] == 2
    assert get(client, schemes["harms"]["url"]).data["count"] == 2
    assert get(client, "/terms/harms/insecurity/").data["title"] == "Insecurity"
