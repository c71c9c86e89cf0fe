"""What events add to the pages of terms, laws, organisations and sources."""

import pytest
from bs4 import BeautifulSoup

from taxonomy.models import Harm
from tests.counting import assert_queries_do_not_grow
from tests.factories import make_event, make_page
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
