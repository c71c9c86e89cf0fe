"""Which events, laws, organisations and sources nobody comes upon."""

import pytest

from incidents.models import Organisation, Source
from library.lists.curating import add_event, change_list, make_list
from taxonomy.models import Country, Harm, Law
from tests.factories import make_event, make_page, make_pages
from wiki.editing import save_page
from wiki.upkeep import orphans

pytestmark = pytest.mark.django_db


def lost():
    """Titles of the orphans, but for what the tests make beside them."""
    return [name.title for name in orphans()]


FILED = [
    {"harms": ["Insecurity"]},
    {"information_types": ["Insecurity", "No such thing"], "harms": ["Insecurity"]},
    {"countries": ["CH"]},
    {"laws": [{"text": "Data Act"}]},
    {"organisations": [{"name": "Acme", "role": "actor"}]},
]


@pytest.mark.parametrize("record", FILED, ids=lambda record: " ".join(record))
def test_an_event_that_is_filed_under_something_is_found_there(editor, record):
    make_pages(Harm, "Insecurity")
    Country.objects.get_or_create(code="CH", defaults={"name": "Switzerland"})
    law = make_page(editor, Law, title="Data Act")
    make_event(editor, title="Leak", **record)
    assert "Leak" not in lost()
    assert (law.title in lost()) == ("laws" not in record)


def test_one_under_nothing_is_an_orphan_until_a_page_links_to_it(editor):
    make_event(editor, title="Leak", harms=["No such harm"], is_global=False)
    assert lost() == ["Leak"]
    make_event(editor, title="Other", body="Like [[Leak]].")
    assert lost() == ["Other"]


def test_public_lists_lead_to_their_events(editor):
    event = make_event(editor, title="Leak")
    one = make_list(by=editor, title="Week 3", description="", visibility="private")
    add_event(one, event, number=None)
    assert lost() == ["Leak"]
    change_list(one, base=1, title="Week 3", description="", visibility="public")
    assert lost() == []


def test_organisations_and_sources_that_no_event_names(editor):
    source = {"key": "a", "title": "Report", "url": "https://example.org/report"}
    party = {"name": "Acme", "role": "actor"}
    event = make_event(editor, title="Leak", organisations=[party], sources=[source])
    make_page(editor, Organisation, title="Beta")
    make_page(editor, Organisation, title="Acme Inc", merged_into="acme")
    make_page(editor, Source, title="Other report")
    assert lost() == ["Beta", "Other report"]
    save_page(event, {"title": "Leak", "harms": []}, by=editor, base=1)
    assert lost() == ["Beta", "Leak", "Other report", "Report"]
