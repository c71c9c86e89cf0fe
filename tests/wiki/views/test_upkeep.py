"""/upkeep/: its lists, what is wanted and what nothing leads to."""

import pytest
from django.test import Client

from taxonomy.models import Harm, Law
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page, make_pages
from wiki.deleting import delete_page
from wiki.models import Guide
from wiki.upkeep import tasks

pytestmark = pytest.mark.django_db
WANTED, ORPHANS = "/upkeep/wanted/", "/upkeep/orphans/"
SCRIPT = "<script>alert(1)</script>"


def wanted(client):
    """Each wanted page: where it is written, its kind, how many pages want it, and some of them."""
    return [
        (item.a["href"], item.select_one(".tag").text, item.select_one(".count").text, said(item.select_one(".meta")))
        for item in parsed(client.get(WANTED)).select("ol > li")
    ]


def said(element):
    return " ".join(element.text.split())


def orphans(client):
    return [item.a.text for item in parsed(client.get(ORPHANS)).select(".plain-list > li")]


def test_links_that_lead_nowhere_are_wanted_most_of_all_what_most_pages_want(client, editor):
    make_page(editor, title="One", body="[[Cookies & co]], [[law:GDPR]] and [[cookies  & Co|them]].")
    make_page(editor, title="Two", body="[[Cookies & co]], [[One]], [[help:One]] and [[harm:One]].")
    assert wanted(client) == [
        ("/events/new/?title=Cookies%20%26%20co", "event", "wanted by 2 pages", "One; Two"),
        ("/laws/new/?title=GDPR", "law", "wanted by 1 page", "One"),
        ("/taxonomy/harms/new/?title=One", "harm", "wanted by 1 page", "Two"),
    ]


def test_what_is_written_is_wanted_no_more_and_what_was_deleted_is_again(client, editor, steward):
    make_page(editor, title="One", body="[[law:GDPR]]")
    law = make_page(editor, Law, title="General Regulation", alt_titles=["GDPR"])
    assert wanted(client) == []
    assert "Every link leads somewhere" in parsed(client.get(WANTED)).main.text
    delete_page(law, by=steward, reason="Trial")
    assert [row[0] for row in wanted(client)] == ["/laws/new/?title=GDPR"]
    delete_page(Guide.objects.get(), by=steward, reason="Trial")
    assert wanted(client) == []


def test_the_form_that_a_wanted_page_leads_to_has_its_title(client, editor_client, editor):
    make_page(editor, title="One", body="[[Größe & “Maß”]]")
    ((address, *_rest),) = wanted(client)
    assert parsed(editor_client.get(address)).find(id="id_title")["value"] == "Größe & “Maß”"


def test_of_many_that_want_a_page_a_few_are_named(client, editor):
    make_pages(Guide, *(f"Page {number}" for number in range(7)), body="[[Wanted]]")
    ((_address, _kind, count, some),) = wanted(client)
    assert count == "wanted by 7 pages"
    assert some == "Page 0; Page 1; Page 2; Page 3; Page 4 and 2 more"


def test_a_guide_page_that_no_other_text_leads_to_is_an_orphan(client, editor, steward):
    make_pages(Guide, "Citing", "Coding", "Quoting")
    make_page(editor, title="Alone", body="[[Alone]] and [[Citing]].")
    other = make_page(editor, title="Other", body="[[help:coding]] by [[Alone]].")
    assert [title for title in orphans(client) if title != "Other"] == ["Quoting"]
    delete_page(other, by=steward, reason="Trial")
    assert orphans(client) == ["Alone", "Coding", "Quoting"]


def test_a_link_that_leads_to_another_kind_saves_no_orphan(client, editor):
    make_pages(Guide, "Insecurity")
    make_page(editor, Harm, title="Exposure", body="Like [[harm:Insecurity]].")
    assert "Insecurity" in orphans(client)


def test_every_list_is_reached_from_the_contents_and_anyone_may_read_it(client, db):
    soup = parsed(client.get("/upkeep/"))
    shown = {a["href"] for a in soup.select(".upkeep-list a")}
    assert shown == {task.url for task in tasks() if not task.power}
    for address in shown:
        response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies, address


def test_work_that_needs_a_power_is_shown_to_those_who_have_it(client, editor_client, reviewer_client):
    guarded = {task.url for task in tasks() if task.power}
    assert guarded
    for browser, sees in ((client, False), (editor_client, False), (reviewer_client, True)):
        shown = {a["href"] for a in parsed(browser.get("/upkeep/")).select(".upkeep-list a")}
        assert bool(guarded & shown) is sees


def test_a_page_of_a_list_that_is_none_is_missing(client, db):
    for address in (f"{start}?page={page}" for start in (WANTED, ORPHANS) for page in ("0", "2", "-1", "x", "%00")):
        assert client.get(address).status_code == 404, address


def test_lists_are_for_reading(db):
    for address in (WANTED, ORPHANS, "/upkeep/"):
        assert Client().post(address).status_code == 405


def test_titles_are_shown_inert(client, editor):
    make_page(editor, title=SCRIPT, slug="bad", body=f'[[{SCRIPT}]] [["><img src=x>]]')
    make_event(editor, title=f"x{SCRIPT}", slug="worse")
    for address in (WANTED, ORPHANS, "/help/bad/links/"):
        page = client.get(address).content.decode()
        assert SCRIPT not in page
        assert "<img src=x>" not in page
