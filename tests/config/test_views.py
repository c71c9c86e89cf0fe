"""The home page, and what a public wiki says of itself."""

import pytest
from django.conf import settings

from incidents.models import Event
from taxonomy.models import Harm, Law
from tests.accounts.pages import page as parsed
from tests.counting import assert_queries_do_not_grow
from tests.factories import make_event, make_page, make_pages
from wiki.deleting import delete_page

pytestmark = pytest.mark.django_db


def latest(client):
    return [a.text for a in parsed(client.get("/")).select(".home-latest > li > a")]


@pytest.mark.parametrize("path", ["/events.csv", "/events.json", "/api/v1/events/", "/explore/years.svg"])
def test_too_many_parameters_are_a_problem_that_programs_can_read(client, path):
    response = client.get(f"{path}?{'harm=insecurity&' * 60_000}")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert "10,000 parameters" in response.json()["detail"]


def test_too_many_parameters_are_told_on_the_page(client):
    response = client.get(f"/events/?{'harm=insecurity&' * 60_000}")
    assert response.status_code == 400
    assert "10,000 parameters" in response.content.decode()


def test_the_latest_events_are_the_six_entered_last_whatever_their_dates(client, editor, steward):
    for number in range(8):
        make_event(editor, title=f"Leak {number}", date_text=f"{2020 - number}")
    delete_page(Event.objects.get(title="Leak 7"), by=steward, reason="Trial")
    assert latest(client) == [f"Leak {number}" for number in (6, 5, 4, 3, 2, 1)]


def test_the_event_with_most_coded_passages_is_featured_in_the_colour_of_its_first_harm(client, editor):
    make_page(editor, Harm, title="Processing")
    make_page(editor, Harm, title="Insecurity", parent="processing")
    coded = "One [door]{harm=insecurity} and another [window]{harm=insecurity}."
    make_event(editor, title="Much coded", harms=["Insecurity", "Rudeness"], summary="Doors *stood* open.", body=coded)
    make_event(editor, title="Little coded", body="[A door]{harm=insecurity}.")
    featured = parsed(client.get("/")).select_one(".featured")
    assert "group-processing" in featured["class"]
    assert featured.h3.a["href"] == "/events/much-coded/"
    assert featured.select_one(".featured-lead").text == "Doors stood open."
    assert [chip.text for chip in featured.select(".chip-label")] == ["Insecurity", "Rudeness"]


def test_what_a_machine_coded_is_featured_only_where_there_is_nothing_else(client, editor):
    make_event(editor, title="By machine", coded="machine", body="[A door]{harm=insecurity}.")
    assert parsed(client.get("/")).select_one(".featured h3").text == "By machine"
    make_event(editor, title="By an editor", coded="editor")
    assert parsed(client.get("/")).select_one(".featured h3").text == "By an editor"


def test_a_featured_event_may_have_no_harm_and_no_lead(client, editor):
    make_event(editor, title="Bare", harms=["Rudeness"])
    featured = parsed(client.get("/")).select_one(".featured")
    assert (featured.h3.text, featured["class"]) == ("Bare", ["featured"])
    assert featured.select_one(".featured-lead") is None


def test_numbers_are_those_of_what_is_there(client, editor, steward):
    event = make_event(editor, title="One", organisations=[{"name": "Acme", "role": "actor"}])
    make_event(editor, title="Two", sources=[{"key": "a", "title": "A report"}])
    make_pages(Law, *(f"Law {number}" for number in range(3)))

    def counts():
        return [" ".join(a.text.split()) for a in parsed(client.get("/")).select(".home-counts a")]

    assert counts() == ["2 events", "3 laws", "1 organisation", "1 source"]
    delete_page(event, by=steward, reason="Trial")
    assert counts()[0] == "1 event"


def test_a_base_without_anything_says_what_it_is_all_the_same(client, db):
    response = client.get("/")
    soup = parsed(response)
    assert settings.SITE_NAME in soup.main.text
    assert soup.select_one(".home-search [name=q]")
    assert "No event has been entered yet" in soup.main.text
    assert not soup.select(".featured, .home-latest, .map")
    assert not response.cookies


def test_more_events_cost_no_more_queries(client, editor):
    made = iter(range(100))

    def make_ten():
        make_pages(Event, *(f"Leak {next(made)}" for _ in range(10)))

    assert_queries_do_not_grow(client, "/", make_ten)


@pytest.mark.parametrize("address", ["/about/", "/privacy/", "/licence/"])
def test_statements_are_for_anyone_to_read(client, db, address):
    soup = parsed(client.get(address))
    assert soup.h1.text.strip()
    assert client.post(address).status_code == 405
    assert settings.CONTENT_LICENCE["name"] in soup.text
