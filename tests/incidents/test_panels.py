"""What events add to the pages of terms, laws, organisations and sources."""

import pytest
from bs4 import BeautifulSoup

from incidents.models import Event
from taxonomy.models import AffectedGroup, Harm
from tests.counting import assert_queries_do_not_grow
from tests.factories import make_event, make_page, make_pages
from wiki.deleting import delete_page

INSECURITY = "/taxonomy/harms/insecurity/"


@pytest.fixture
def insecurity(editor):
    return make_page(editor, Harm, title="Insecurity")


def coded(editor, title, *passages, date="2020"):
    """An event whose passages are coded with insecurity."""
    body = "\n\n".join(f"So [{passage}]{{harm=insecurity}} it was." for passage in passages)
    return make_event(editor, title=title, date_text=date, date_edtf=date, body=body)


def passages(client, address=INSECURITY):
    """The passages on the page of a term, with the event of each."""
    items = BeautifulSoup(client.get(address).content, "html.parser").select(".passage-item")
    return [(item.mark.get_text(), item.a.get_text()) for item in items]


def test_passages_of_a_term_stand_with_their_event_newest_first(client, editor, steward, insecurity):
    coded(editor, "An old leak", "a door stood open", date="2011")
    coded(editor, "A new leak", "nobody knew", "nobody asked", date="2021")
    delete_page(coded(editor, "A mistake", "never mind"), by=steward, reason="Trial")
    assert passages(client) == [
        ("nobody knew", "A new leak"),
        ("nobody asked", "A new leak"),
        ("a door stood open", "An old leak"),
    ]


def test_passages_come_in_pages_of_twenty_events(client, editor, insecurity):
    for number in range(21):
        coded(editor, f"Leak {number}", f"door {number}", date=f"20{number:02}")
    assert len(passages(client)) == 20
    assert passages(client, f"{INSECURITY}?passages=2") == [("door 0", "Leak 0")]
    assert client.get(f"{INSECURITY}?passages=3").status_code == 404


def test_more_passages_cost_no_more_queries(client, editor, insecurity):
    client.get(INSECURITY)  # makes the HTML of the term's own text

    def make_ten():
        for _ in range(10):
            coded(editor, "A leak", "a door stood open")

    assert_queries_do_not_grow(client, INSECURITY, make_ten)


def section(client, address, anchor):
    """A section of a page by the id of its heading; None where the page has none."""
    heading = BeautifulSoup(client.get(address).content, "html.parser").find(id=anchor)
    return heading and heading.find_parent("section")


def titles(part):
    return [item.a.get_text() for item in part.select(".plain-list > li")]


def test_events_of_a_term_are_those_of_all_below_it_newest_first_each_once(client, editor, steward, insecurity):
    make_page(editor, Harm, title="Open doors", parent="insecurity")
    for title, date, harms in (
        ("Old", "1999", ["Insecurity"]),
        ("Both", "2020", ["Insecurity", "Open doors"]),
        ("Undated", "", ["Open doors"]),
        ("Other", "2021", ["Rudeness"]),
    ):
        make_event(editor, title=title, date_text=date, harms=harms)
    delete_page(make_event(editor, title="Gone", harms=["Insecurity"]), by=steward, reason="Trial")
    events = section(client, INSECURITY, "events")
    assert titles(events) == ["Both", "Old", "Undated"]
    assert events.select_one(".count").text == "3"
    assert events.select_one("[rel=alternate]")["href"] == "/taxonomy/harms/insecurity.atom"
    assert client.get("/taxonomy/harms/insecurity.atom").url.startswith("/events.atom?harm=insecurity&")
    assert titles(section(client, "/taxonomy/harms/open-doors/", "events")) == ["Both", "Undated"]


def test_a_term_without_events_says_so(client, insecurity):
    assert "No event has this term in its infobox yet." in section(client, INSECURITY, "events").text


def test_a_group_at_high_risk_has_a_list_of_its_own_where_there_is_any(client, editor):
    make_pages(AffectedGroup, "Patient", "Child")
    make_event(editor, title="A leak", affected_groups=["Patient"], high_risk_groups=["Child"])
    child, patient = "/taxonomy/affected-groups/child/", "/taxonomy/affected-groups/patient/"
    assert titles(section(client, child, "high-risk")) == ["A leak"]
    assert titles(section(client, child, "events")) == []
    assert titles(section(client, patient, "events")) == ["A leak"]
    assert section(client, patient, "high-risk") is None


def test_lists_of_a_page_are_paged_apart(client, editor):
    make_pages(AffectedGroup, "Child")
    data = {"affected_groups": ["Child"], "high_risk_groups": ["Child"]}
    make_pages(Event, *(f"Leak {number:02}" for number in range(51)), **data)
    address = "/taxonomy/affected-groups/child/"
    assert len(titles(section(client, address, "events"))) == 50
    assert titles(section(client, f"{address}?high_risk=2", "high-risk")) == ["Leak 50"]
    assert len(titles(section(client, f"{address}?high_risk=2", "events"))) == 50
    for query in ("page=3", "high_risk=3", "high_risk=0", "page=x", "passages=2"):
        assert client.get(f"{address}?{query}").status_code == 404, query
