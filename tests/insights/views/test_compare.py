import csv
import io

import pytest

from incidents.models import Organisation
from taxonomy.models import Harm
from tests.counting import queries_of
from tests.factories import make_event, make_page
from wiki.editing import save_page
from wiki.moving import move_page

pytestmark = pytest.mark.django_db
ADDRESS = "/compare/"


@pytest.fixture
def events(editor):
    return [make_event(editor, title=title, location=place) for title, place in [("One", "Oslo"), ("Two", "=Rome")]]


def test_events_stand_side_by_side(client, events):
    page = client.get(ADDRESS, {"event": ["one", "two"]}).content.decode()
    assert '<th scope="row">Location <span class="meta">different</span></th>' in page
    assert '<th scope="row">Global</th>' in page
    assert '<th scope="row">Coded by <span class="meta">the same</span></th>' in page
    assert page.index("Oslo") < page.index("=Rome")
    assert 'href="/compare/?event=two"' in page


def test_what_a_page_was_called_before_its_move_is_the_same_as_after(client, editor):
    organisation = make_page(editor, Organisation, title="Facebook")
    make_event(editor, title="Before", organisations=[{"name": "Facebook", "role": "actor"}])
    move_page(organisation, title="Meta Platforms", slug="meta", by=editor, reason="renamed")
    make_event(editor, title="After", organisations=[{"name": "Meta Platforms", "role": "actor"}])
    page = client.get(ADDRESS, {"event": ["before", "after"]}).content.decode()
    assert page.count('<b><a href="/organisations/meta/">') == 2


def test_what_more_events_name_costs_no_more_queries_than_to_read_them(client, editor):
    for name in "abcd":
        make_page(editor, Harm, title=f"Harm {name}")
        make_event(editor, title=f"Leak {name}", harms=[f"Harm {name}"])
    two = queries_of(client, f"{ADDRESS}?event=leak-a&event=leak-b")
    assert queries_of(client, f"{ADDRESS}?event=leak-a&event=leak-b&event=leak-c&event=leak-d") == two + 2


@pytest.mark.parametrize(
    "name",
    [
        "two",
        "Two",
        "http://testserver/events/two/",
        "/events/two",
        "/events/two/revisions/1/",
        "http://testserver/events/two/?q=leak#sources",
        "http://testserver/events/tw%6F/edit/",
    ],
)
def test_an_event_is_named_by_slug_title_or_address(client, events, name):
    assert "=Rome" in client.get(ADDRESS, {"event": ["one", name]}).content.decode()


def test_without_events_the_page_says_how_to_name_them(client, events):
    assert "Name two events" in client.get(ADDRESS).content.decode()


def test_an_event_that_was_named_alone_is_shown_and_can_be_taken_out(client, events):
    page = client.get(ADDRESS, {"event": "one"}).content.decode()
    assert "Name one more event" in page
    assert '<a href="/events/one/">One</a>' in page
    assert '<a class="compare-remove" href="/compare/">' in page
    assert 'name="event" value="one"' in page


@pytest.mark.parametrize("name", ["nowhere", "<script>", "a\x00b", "x" * 10_000, "%"])
def test_an_unknown_event_is_named_in_the_message(client, events, name):
    page = client.get(ADDRESS, {"event": ["one", "two", name]})
    assert page.status_code == 200
    assert "No event is called" in page.content.decode()
    assert "<script>x" not in page.content.decode()


def test_more_than_six_are_refused_and_six_are_shown(client, editor):
    slugs = [make_event(editor, title=f"Leak {n}", location="Oslo").slug for n in range(7)]
    page = client.get(ADDRESS, {"event": slugs}).content.decode()
    assert "At most 6" in page
    assert page.count('<th scope="col"') == 6


def test_of_thousands_of_names_only_the_first_are_looked_at(client, events):
    names = ["one", "one", *(f"x{number}" for number in range(3_000)), "two"]
    page = client.get(ADDRESS, {"event": names}).content.decode()
    assert page.count("No event is called") == 11
    assert "Only the first 12 names were looked at; 2,990 were left out." in page
    assert 'name="event" value="one"' in page


def test_the_same_as_csv_in_which_nothing_runs(client, events):
    response = client.get("/compare.csv", {"event": ["one", "two"]})
    rows = list(csv.reader(io.StringIO(response.content.decode())))
    assert rows[0] == ["row_key", "row_label", "is_same", "one", "two"]
    assert ["location", "Location", "false", "Oslo", "'=Rome"] in rows


def table_of(client, *names):
    rows = csv.DictReader(io.StringIO(client.get("/compare.csv", {"event": names}).content.decode()))
    return {row.pop("row_key"): row for row in rows}


def test_csv_tells_events_of_one_title_apart(client, editor):
    make_event(editor, title="Twin")
    make_event(editor, title="Twin")
    table = table_of(client, "twin", "twin-2")
    assert table["title"] == {"row_label": "Title", "is_same": "", "twin": "Twin", "twin-2": "Twin"}
    assert table["url"]["twin-2"].endswith("/events/twin-2/")
    assert table["revision"]["twin"] == "1"


def test_csv_says_of_each_row_whether_it_is_the_same(client, editor):
    make_event(editor, title="One", location="Oslo", date_text="2020", laws=[{"text": "A; B"}, {"text": "C"}])
    make_event(editor, title="Two", location="Oslo", date_text="2021")
    table = table_of(client, "one", "two")
    assert [table[key]["is_same"] for key in ("location", "date_text", "harms")] == ["true", "false", ""]
    assert table["harms"]["one"] == "not yet looked into"
    assert table["laws"]["one"].split("; ") == ["A;\N{NO-BREAK SPACE}B", "C"]


@pytest.mark.parametrize("names", [[], ["one"], ["one", "two", "three"]])
def test_csv_without_rows_says_why(client, events, names):
    response = client.get("/compare.csv", {"event": names})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    assert response.json()["errors"]["event"]


def test_csv_is_sent_again_only_when_it_changed(client, editor, events):
    first = client.get("/compare.csv?event=one&event=two")
    assert first["Cache-Control"] == "no-cache"
    assert 'rel="license"' in first["Link"]
    again = {"headers": {"if-none-match": first["ETag"]}}
    assert client.get("/compare.csv?event=one&event=two", **again).status_code == 304
    save_page(events[0], {"title": "One", "location": "Bergen"}, base=1, by=editor)
    assert client.get("/compare.csv?event=one&event=two", **again).status_code == 200
