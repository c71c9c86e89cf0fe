"""The vocabulary of the index: trees of terms and merged organisations, also where edits set them in a ring."""

import pytest

from incidents.index import current
from incidents.models import Organisation
from taxonomy.models import Harm
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page
from wiki.deleting import delete_page
from wiki.editing import save_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def ring(editor):
    """Two harms, each below the other, a third below one of them, and an event of each and of both."""
    first = make_page(editor, Harm, title="First")
    make_page(editor, Harm, title="Second", parent="first")
    save_page(first, {"title": "First", "parent": "second"}, by=editor, base=1)
    make_page(editor, Harm, title="Third", parent="second")
    for harms in (["First"], ["Second"], ["First", "Second"], ["Third"]):
        make_event(editor, title=" and ".join(harms), harms=harms)
    return {harm.slug: harm.pk for harm in Harm.objects.all()}


def test_a_ring_of_terms_is_opened_at_its_first(ring):
    vocabulary = current().vocabulary
    assert [entry.slug for entry in vocabulary.children("harm", None)] == ["first"]
    assert vocabulary.branch("harm", ring["first"]) == sorted(ring.values())
    assert vocabulary.branch("harm", ring["second"]) == sorted([ring["second"], ring["third"]])
    assert vocabulary.tops("harm") == dict.fromkeys(ring, "first")


def test_terms_in_a_ring_stand_among_the_facets_with_each_event_once(ring, client):
    rows = parsed(client.get("/events/")).select("#facet-harm .facet-value")
    counts = {row.select_one(".facet-label").text: row.select_one(".count").text for row in rows}
    assert counts == {"First": "4", "Second": "3", "Third": "1"}


@pytest.fixture
def merged(editor):
    """Two organisations, each merged into the other behind the back of those who refuse it, and a third into one."""
    alpha = make_page(editor, Organisation, title="Alpha")
    beta = make_page(editor, Organisation, title="Beta", merged_into="alpha")
    Organisation.objects.filter(pk=alpha.pk).update(merged_into=beta)
    make_page(editor, Organisation, title="Gamma", merged_into="beta")
    for names in (["Alpha", "Beta"], ["Gamma"]):
        make_event(editor, title=" and ".join(names), organisations=[{"name": n, "role": "actor"} for n in names])
    return Organisation.objects.in_bulk(field_name="slug")


def listed(client):
    items = parsed(client.get("/organisations/")).select(".index-list > li")
    return {item.a.text: int(item.select_one(".count").find(string=True)) for item in items}


def test_of_a_ring_of_merged_organisations_the_first_stands_for_all(merged, client):
    assert current().vocabulary.merged == {
        merged["beta"].pk: merged["alpha"].pk,
        merged["gamma"].pk: merged["alpha"].pk,
    }
    assert listed(client) == {"Alpha": 2}
    assert "Alpha" in parsed(client.get("/events/")).select_one("#facet-organisation").text
    assert len(parsed(client.get("/events/?organisation=beta")).select(".result")) == 2


def test_one_that_was_deleted_stands_for_none(merged, client, steward):
    delete_page(merged["alpha"], by=steward, reason="Trial")
    assert listed(client) == {"Beta": 2}
