"""/events/: the page of a question. What is found and counted is held in tests/incidents/test_selection.py."""

import re

import pytest

from incidents import search
from incidents.selection import Selection
from incidents.tallies import Tally
from taxonomy.models import Harm
from tests.counting import assert_queries_do_not_grow
from tests.factories import make_event, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(editor):
    make_page(editor, Harm, title="Insecurity")
    make_page(editor, Harm, title="Exclusion")
    make_event(editor, title="Clinic leak", harms=["Insecurity"], location="Norway", date_text="2020")
    make_event(editor, title="Refused papers", harms=["Exclusion"], location="Kenya", date_text="1999")


def titles(client, query=""):
    page = client.get(f"/events/{query}").content.decode()
    return re.findall(r'<h2 class="result-title".*?<a href="[^"]+">(.*?)</a>', page, re.DOTALL)


def test_all_events_newest_first(client, base):
    assert titles(client) == ["Clinic leak", "Refused papers"]


def test_facets_stand_open_with_their_counts(client, base):
    page = client.get("/events/").content.decode()
    assert re.search(r'name="harm" value="insecurity".*?Insecurity</span><span class="count">1</span>', page)
    assert 'id="facet-country"' in page


def test_thousands_are_set_apart(client, base, monkeypatch):
    monkeypatch.setattr(Tally, "of", lambda *_args: 1234)
    monkeypatch.setattr(Selection, "machine_coded", 5678)
    page = client.get("/events/").content.decode()
    assert '<span class="count">1,234</span>' in page
    assert "5,678 of them are coded by machine" in page


def test_a_filter_is_ticked_and_can_be_taken_off(client, base):
    page = client.get("/events/?harm=insecurity").content.decode()
    assert titles(client, "?harm=insecurity") == ["Clinic leak"]
    assert re.search(r'value="insecurity" id="filter-harm-insecurity" checked', page)
    assert re.search(r'class="chip chip-remove" href="/events/".*?Insecurity', page)


def test_a_value_that_is_left_out_stays_out_when_the_form_is_sent(client, base):
    page = client.get("/events/?not_harm=insecurity").content.decode()
    assert titles(client, "?not_harm=insecurity") == ["Refused papers"]
    assert '<input type="hidden" name="not_harm" value="insecurity">' in page


def test_fields_left_empty_do_not_stay_in_the_address(client, base):
    response = client.get("/events/?q=&harm=insecurity&after=&before=&sort=title")
    assert (response.status_code, response["Location"]) == (302, "/events/?harm=insecurity&sort=title")


def test_a_table_has_the_chosen_columns(client, base):
    page = client.get("/events/?view=table&column=location&column=harms").content.decode()
    assert re.findall(r'<th scope="col">(.*?)</th>', page) == ["Title", "Location", "Solove harm"]
    assert '<td dir="auto">Norway</td>' in page


def test_hits_are_marked(client, base):
    assert titles(client, "?q=clinics") == ["<mark>Clinic</mark> leak"]


def out_of_time(*_args, **_kwargs):
    raise search.TooSlow


@pytest.mark.parametrize(
    ("late", "says"), [("matching", "This search takes too long"), ("ranked", "to be put in order")]
)
def test_a_search_that_takes_too_long_says_so(client, base, monkeypatch, late, says):
    monkeypatch.setattr(search, late, out_of_time)
    response = client.get("/events/?q=clinics")
    assert response.status_code == 200
    assert says in response.content.decode()


def test_hits_that_take_too_long_to_be_marked_are_not(client, base, monkeypatch):
    monkeypatch.setattr(search, "snippets", out_of_time)
    assert titles(client, "?q=clinics") == ["Clinic leak"]


def test_nothing_found_says_which_filter_to_drop(client, base):
    page = client.get("/events/?harm=insecurity&country=KE").content.decode()
    assert "No event fits all of this" in page
    assert page.count("1 event</a>") == 2


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("harm=nowhere", "Nothing here is called “nowhere”."),
        ("after=yesterday", "yesterday"),
        ("after=2021&before=2020", "This is later"),
        ("page=0", "greater than or equal to 1"),
        ("page=7", "The last page is 1."),
        ("per_page=1000000", "less than or equal to 100"),
        ("cursor=nonsense", "This is no place in this list."),
        ("&".join(f"harm=h{n}" for n in range(201)), "A question has at most"),
        ("harm=%3Cscript%3Ealert(1)%3C/script%3E", "&lt;script&gt;"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, base, query, message):
    response = client.get(f"/events/?{query}")
    page = response.content.decode()
    assert response.status_code == 200
    assert message in page
    assert "<script>alert" not in page


def test_a_base_without_events_invites_to_write_one(client):
    assert "Write the first one" in client.get("/events/").content.decode()


def test_machine_coded_events_are_told_apart(client, base, editor):
    make_event(editor, title="Imported", coded="machine")
    assert "1 of them is coded by machine" in client.get("/events/").content.decode()


@pytest.mark.parametrize("query", ["", "?view=table&column=organisations&column=laws&column=harms"])
def test_twenty_events_cost_as_many_queries_as_ten(client, editor, query):
    made = iter(range(100))

    def make_ten():
        for _ in range(10):
            make_event(
                editor,
                title=f"Leak {next(made)}",
                harms=["Unknown to all"],
                organisations=[{"name": "Acme", "role": "actor"}],
                laws=[{"text": "Some law"}],
            )

    assert_queries_do_not_grow(client, f"/events/{query}", make_ten)


def test_where_no_one_filter_is_to_blame_each_leads_to_what_it_finds(client, base):
    page = client.get("/events/?harm=insecurity&before=1950&law=-none").content.decode()
    assert "No single filter is to blame" in page
    assert re.search(r'href="/events/\?harm=insecurity"[^>]*>only <em>Solove harm is Insecurity</em>: 1 event<', page)
    assert "only <em>until 1950</em>: 0 events" in page


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("page=0", "Page: Ensure this value is greater than or equal to 1."),
        ("per_page=1000000", "Events on a page: Ensure this value is less than or equal to 100."),
        ("sort=size", "Order: This is none of: "),
        ("page=1&page=2", "Page: Only one value can be given here."),
    ],
)
def test_what_is_wrong_with_the_list_is_said_with_its_name(client, base, query, message):
    assert f"<p>{message}" in client.get(f"/events/?{query}").content.decode()


@pytest.mark.parametrize("path", ["/events/", "/explore/"])
def test_what_is_wrong_at_filters_is_said_where_the_events_would_be(client, base, path):
    page = client.get(f"{path}?harm=nope&after=2021&before=2020&unit=tons").content.decode()
    for message in (
        "Solove harm: Nothing here is called “nope”.",
        "From: This is later than the date before which events are sought.",
        "Counted in: Nothing here is called “tons”.",
    ):
        assert f'<li dir="auto">{message}</li>' in page


@pytest.mark.parametrize("path", ["/events/", "/explore/"])
def test_names_that_are_no_filters_are_told(client, base, path):
    page = client.get(f"{path}?harms=insecurity&coded=all&{'x' * 99}=1").content.decode()
    assert f"There is no filter called “harms”, “{'x' * 40}”; it was passed over." in page
    assert "There is no filter" not in client.get(f"{path}?harm=insecurity").content.decode()
