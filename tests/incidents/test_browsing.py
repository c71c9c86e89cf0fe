"""What the page of a question shows of its facets: a few values of a long one, and all where one asks."""

import re

import pytest
from django.http import QueryDict

from incidents.browsing import FEW, OPEN, OPENED, rails
from incidents.models import Organisation
from incidents.selection import Selection
from taxonomy.models import Harm, InformationType
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page, make_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(editor):
    """Ten kinds of information with events, the first three with two; one more below the last."""
    names = [f"Kind {number}" for number in range(10)]
    make_pages(InformationType, *names)
    make_page(editor, InformationType, title="Narrow", parent="kind-9")
    make_event(editor, title="All", information_types=[*names[:9], "Narrow"])
    make_event(editor, title="Some", information_types=names[:3])


def select(query=""):
    return Selection(QueryDict(query), keep={OPEN: OPENED})


def lines(rail):
    return [(str(line.row.label), line.depth) for line in rail.lines]


def test_of_a_long_facet_those_with_most_events_are_shown_and_the_others_wait(many):
    rail = rails(select(), [])["information"]
    assert lines(rail) == [(f"Kind {number}", 0) for number in range(FEW)]
    assert rail.hidden == 3
    assert rail.more == "/events/?open=information#facet-information"


def test_where_one_asks_all_are_shown_with_those_below_them(many):
    rail = rails(select(), ["information", "nothing"])["information"]
    assert lines(rail) == [*((f"Kind {number}", 0) for number in range(10)), ("Narrow", 1)]
    assert rail.hidden == 0


def test_what_is_selected_or_left_out_is_shown_however_rare_and_deep(many):
    assert ("Narrow", 1) in lines(rails(select("information=narrow"), [])["information"])
    assert ("Kind 9", 0) in lines(rails(select("not_information=kind-9"), [])["information"])
    assert ("Narrow", 1) in lines(rails(select("not_information=narrow"), [])["information"])


def test_harms_are_shown_whole(editor):
    make_pages(Harm, "Processing")
    make_pages(Harm, *(f"Harm {number}" for number in range(12)), parent="processing")
    make_event(editor, harms=[f"Harm {number}" for number in range(12)])
    rail = rails(select(), [])["harm"]
    assert (len(rail.lines), rail.hidden) == (13, 0)
    assert {line.depth for line in rail.lines[1:]} == {1}


def test_what_is_wrong_with_a_facet_is_said_in_it_even_where_it_has_no_values(db):
    found = rails(select("law=nope&not_harm=nope"), [])
    assert found["law"].errors == ["Nothing here is called “nope”."]
    assert found["harm"].errors
    assert not found["law"].is_empty
    assert found["actor"].is_empty


def test_the_page_offers_the_rest_and_keeps_it_open(client, many):
    soup = parsed(client.get("/events/?harm=-"))
    (more,) = [a for a in soup.select("a") if a["href"].endswith("#facet-information")]
    assert more["href"] == "/events/?harm=-&open=information#facet-information"
    assert re.search(r"\b3\b", more.text)
    opened = parsed(client.get("/events/?open=information"))
    assert opened.select_one("#filter-information-narrow")
    assert not soup.select_one("#filter-information-narrow")


def test_values_are_shown_inert(client, editor):
    bad = "<script>alert(1)</script>"
    make_page(editor, Organisation, title=bad)
    make_page(editor, InformationType, title=bad)
    make_event(editor, information_types=[bad], organisations=[{"name": bad, "role": "actor"}])
    page = client.get("/events/?open=information&open=%3Cscript%3E").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert bad not in page


def test_a_value_can_be_left_out_and_taken_back(client, many):
    soup = parsed(client.get("/events/?not_information=kind-5&open=information"))
    item = soup.select_one("#filter-information-kind-5").find_parent("li")
    assert "facet-excluded" in item["class"]
    assert item.select_one(".facet-not")["href"] == "/events/?open=information"
    other = soup.select_one("#filter-information-kind-2").find_parent("li").select_one(".facet-not")
    assert other["href"] == "/events/?not_information=kind-5&not_information=kind-2&open=information"
    assert other["rel"] == ["nofollow"]


def test_the_kinds_of_empty_can_be_left_out_too(client, many):
    box = parsed(client.get("/events/")).select_one('[id="filter-law--"]').find_parent("li")
    assert box.select_one(".facet-not")["href"] == "/events/?not_law=-"
    left_out = parsed(client.get("/events/?not_law=-")).select_one('[id="filter-law--"]').find_parent("li")
    assert "facet-excluded" in left_out["class"]
