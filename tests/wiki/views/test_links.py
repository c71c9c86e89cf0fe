"""…/links/: which texts lead to a page today, and which events name it."""

import pytest

from taxonomy.models import AffectedGroup, Harm, Law
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page, make_pages
from wiki.deleting import delete_page
from wiki.models import Guide
from wiki.moving import move_page

pytestmark = pytest.mark.django_db


def linking(client, address):
    """The pages whose text leads to the page, each with what it says beside its title."""
    section = parsed(client.get(f"{address}links/")).find(id="links").find_parent("section")
    items = section.select(".plain-list > li")
    return [(item.a["href"], " ".join(item.select_one(".meta").text.split())) for item in items]


def using(client, address):
    section = parsed(client.get(f"{address}links/")).find(id="uses").find_parent("section")
    return [item.a.text for item in section.select(".plain-list > li")]


def test_links_by_any_name_of_the_page_lead_here_once_a_page(client, editor):
    make_page(editor, Law, title="General Regulation", short_title="GDPR", alt_titles=["Regulation 2016/679"])
    make_page(editor, title="One", body="[[general  regulation]] and [[General Regulation|it]].")
    make_page(editor, title="Two", body="[[law:GDPR]].")
    make_page(editor, title="Three", body="[[harm:GDPR]] and [[Another]].")
    make_event(editor, title="A leak", summary="See [[Regulation 2016/679]].")
    assert linking(client, "/laws/general-regulation/") == [
        ("/help/one/", "guide page · as “general regulation”"),
        ("/help/two/", "guide page · as “GDPR”"),
        ("/events/a-leak/", "event · as “Regulation 2016/679”"),
    ]


def test_a_link_without_a_kind_leads_to_one_page_alone(client, editor):
    make_page(editor, title="One", body="[[Insecurity]]")
    make_pages(Guide, "Insecurity")
    assert [href for href, _said in linking(client, "/help/insecurity/")] == ["/help/one/"]
    make_pages(Harm, "Insecurity")
    assert linking(client, "/help/insecurity/") == []
    assert [href for href, _said in linking(client, "/taxonomy/harms/insecurity/")] == ["/help/one/"]


def test_links_to_a_title_that_it_had_still_lead_here(client, editor):
    (page,) = make_pages(Guide, "Citing")
    make_page(editor, title="One", body="[[Citing]]")
    move_page(page, title="Quoting", slug="quoting", by=editor, reason="Trial")
    assert [href for href, _said in linking(client, "/help/quoting/")] == ["/help/one/"]
    make_pages(Guide, "Citing")
    assert linking(client, "/help/quoting/") == []


def test_a_page_does_not_link_to_itself_and_a_deleted_one_to_nothing(client, editor, steward):
    make_page(editor, title="Citing", body="[[Citing]]")
    other = make_page(editor, title="One", body="[[Citing]]")
    assert [href for href, _said in linking(client, "/help/citing/")] == ["/help/one/"]
    delete_page(other, by=steward, reason="Trial")
    soup = parsed(client.get("/help/citing/links/"))
    assert "No page links here" in soup.main.text
    assert soup.select_one('meta[name="robots"]')["content"] == "noindex"


def test_fifty_stand_on_a_page_and_the_next_begin_after_them(client, editor):
    make_pages(Guide, "Citing")
    make_pages(Guide, *(f"Page {number:02}" for number in range(51)), body="[[Citing]]")
    soup = parsed(client.get("/help/citing/links/"))
    assert len(soup.find(id="links").find_parent("section").select(".plain-list > li")) == 50
    (more,) = (a["href"] for a in soup.select("main a") if "after=" in a["href"])
    rest = parsed(client.get(f"/help/citing/links/{more}"))
    assert [a.text for a in rest.select(".plain-list > li > a")] == ["Page 50"]


def test_a_place_that_is_none_is_missing(client, db):
    make_pages(Harm, "Insecurity")
    for place in ("after", "events_before"):
        for number in ("0", "-1", "x", "1.5", "9" * 30, "%D9%A1"):
            address = f"/taxonomy/harms/insecurity/links/?{place}={number}"
            assert client.get(address).status_code == 404, address


def test_events_that_name_it_in_their_infobox_stand_below_each_once(client, editor, steward):
    make_pages(AffectedGroup, "Patient")
    make_event(editor, title="Both", affected_groups=["Patient"], high_risk_groups=["Patients"])
    make_event(editor, title="Risk", high_risk_groups=["Patient"])
    gone = make_event(editor, title="Gone", affected_groups=["Patient"])
    delete_page(gone, by=steward, reason="Trial")
    assert using(client, "/taxonomy/affected-groups/patient/") == ["Risk", "Both"]


def test_a_page_that_was_never_written_has_no_links(client, db):
    assert client.get("/help/nothing/links/").status_code == 404
