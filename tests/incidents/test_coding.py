"""How an event's infobox and its coded passages agree, and who is told."""

import pytest

from incidents.coding import gaps_of
from taxonomy.models import Harm, InformationType
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page, make_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def harms(db):
    make_pages(Harm, "Insecurity", "Exclusion", "Exposure")
    make_pages(InformationType, "Insecurity")


def gaps(event):
    found = gaps_of(event)
    return [harm.title for harm in found.unsupported], [harm.title for harm in found.unlisted]


def test_what_only_one_of_them_has_is_a_gap(editor, harms, django_assert_num_queries):
    event = make_event(
        editor,
        harms=["Insecurity", "Exclusion", "Rudeness"],
        summary="So [open]{harm=insecurity} it lay.",
        body="All [saw it]{harm=exposure harm=nothing-known}, [the address too]{information=insecurity}.",
    )
    with django_assert_num_queries(2):
        assert gaps(event) == (["Exclusion"], ["Exposure"])
    assert gaps_of(event)


def test_where_they_agree_there_is_none(editor, harms):
    event = make_event(editor, harms=["Insecurity"], body="[Open]{harm=insecurity}, [open]{harm=insecurity}.")
    assert gaps(event) == ([], [])
    assert not gaps_of(event)
    assert not gaps_of(make_event(editor, title="Bare"))


def test_a_code_of_another_scheme_with_the_same_slug_is_no_code_of_the_harm(editor, harms):
    event = make_event(editor, harms=["Insecurity"], body="[Open]{information=insecurity}.")
    assert gaps(event) == (["Insecurity"], [])


def test_editors_are_told_and_readers_are_not(client, editor_client, editor, harms):
    make_event(editor, title="A leak", harms=["Insecurity"], body="All [saw it]{harm=exposure}.")
    notice = parsed(editor_client.get("/events/a-leak/")).find(id="gaps").find_parent("section")
    assert [a["href"] for a in notice.select("a")][:2] == ["/taxonomy/harms/insecurity/", "/taxonomy/harms/exposure/"]
    assert parsed(client.get("/events/a-leak/")).find(id="gaps") is None
    make_page(editor, Harm, title="Intrusion")
    make_event(editor, title="Sound", harms=["Intrusion"], body="[In]{harm=intrusion}.")
    assert parsed(editor_client.get("/events/sound/")).find(id="gaps") is None
