"""/laws/: every law, by jurisdiction."""

import pytest

from taxonomy.models import Harm, Law
from tests.accounts.pages import page as parsed
from tests.factories import make_page
from wiki.deleting import delete_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def laws(editor):
    make_page(editor, Harm, title="Processing")
    make_page(editor, Harm, title="Insecurity", parent="processing")
    make_page(editor, Harm, title="Intrusion", superseded_by="insecurity")
    for law in (
        {"title": "A treaty of many", "year": 1981},
        {"title": "Later act", "jurisdiction": "US", "year": 2010, "short_title": "LA"},
        {"title": "Early act", "jurisdiction": "US", "year": 1974, "harms": ["Insecurity", "Intrusion", "Rudeness"]},
        {"title": "Undated act", "jurisdiction": "US"},
        {"title": "Act of California", "jurisdiction": "US", "region": "California", "year": 1950},
        {"title": "Regulation of 2016", "jurisdiction": "EU", "year": 2016},
    ):
        make_page(editor, Law, **law)


def sections(client):
    """Heading and titles of each jurisdiction, in order."""
    soup = parsed(client.get("/laws/"))
    return [
        (" ".join(section.h2.get_text(" ").split()), [item.a.text for item in section.select(".plain-list > li")])
        for section in soup.select(".side-section")
    ]


def test_laws_stand_by_jurisdiction_region_and_year_what_has_none_comes_last(client, laws):
    assert sections(client) == [
        ("European Union 1", ["Regulation of 2016"]),
        ("United States 4", ["Early act", "Later act", "Undated act", "Act of California"]),
        ("No single jurisdiction 1", ["A treaty of many"]),
    ]


def test_titles_are_compared_without_case_and_accents(client, editor):
    for title in ("Zeta act", "édit", "Early act", "act"):
        make_page(editor, Law, title=title)
    assert sections(client) == [("No single jurisdiction 4", ["act", "Early act", "édit", "Zeta act"])]


def test_each_law_says_what_its_title_does_not(client, laws):
    notes = {item.a.text: item.select_one(".meta") for item in parsed(client.get("/laws/")).select(".plain-list > li")}
    assert notes["Later act"].text == "LA, 2010"
    assert notes["Act of California"].text == "California, 1950"
    assert notes["Regulation of 2016"] is None
    assert notes["Undated act"] is None


def test_harms_that_it_addresses_lead_to_their_terms_in_the_colour_of_their_group(client, laws):
    (item,) = (i for i in parsed(client.get("/laws/")).select(".plain-list > li") if i.a.text == "Early act")
    insecurity, intrusion, rudeness = item.select(".chips > li > *")
    assert insecurity["href"] == "/taxonomy/harms/insecurity/"
    assert "group-processing" in str(insecurity)
    assert "superseded" in str(intrusion)
    assert (rudeness.select_one(".chip-label").text, rudeness.get("href")) == ("Rudeness", None)


def test_a_deleted_law_is_not_listed(client, laws, steward):
    delete_page(Law.objects.get(title="Regulation of 2016"), by=steward, reason="Trial")
    assert [heading for heading, _titles in sections(client)] == ["United States 4", "No single jurisdiction 1"]


def test_who_is_signed_in_may_add_one(client, editor_client, laws):
    assert not parsed(client.get("/laws/")).select('a.button[href="/laws/new/"]')
    assert parsed(editor_client.get("/laws/")).select('a.button[href="/laws/new/"]')


def test_without_a_law_the_page_asks_for_the_first(client, db):
    soup = parsed(client.get("/laws/"))
    assert "No law has been entered yet" in soup.main.text
    assert soup.main.select_one('a[href="/laws/new/"]').text.strip() == "Write the first one"


def test_titles_are_shown_inert(client, editor):
    make_page(editor, Law, title="<script>alert(1)</script>", short_title='"><img src=x>', harms=["<b>Bold</b>"])
    page = client.get("/laws/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x>" not in page
    assert "<b>Bold" not in page
