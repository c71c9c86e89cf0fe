"""What harms look like: the colour of their group, in chips and in bodies."""

import pytest

from taxonomy.groups import coloured, harm_groups, superseded_harms
from taxonomy.models import Harm
from tests.factories import make_event, make_page
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import LinkStamp


@pytest.fixture
def harms(editor):
    make_page(editor, Harm, title="Processing")
    make_page(editor, Harm, title="Insecurity", parent="processing")
    make_page(editor, Harm, title="Open doors", parent="insecurity")
    make_page(editor, Harm, title="Blackmail", superseded_by="open-doors")


def stamp_of_links():
    return LinkStamp.objects.get().number


def save(harm, by, **changes):
    harm.refresh_from_db()
    save_page(harm, {**history.latest(harm).record, **changes}, by=by, base=harm.latest_number)


def test_a_harm_has_the_group_at_the_top_of_its_tree(harms):
    assert harm_groups(0) == {
        "processing": "processing",
        "insecurity": "processing",
        "open-doors": "processing",
        "blackmail": "blackmail",
    }
    assert superseded_harms(0) == {"blackmail": "Open doors"}


def test_terms_in_a_ring_have_some_group_and_end(harms, editor):
    save(Harm.objects.get(slug="processing"), editor, parent="open-doors")
    assert harm_groups(0).keys() == {"processing", "insecurity", "open-doors", "blackmail"}


def test_a_deleted_harm_has_none(harms, steward):
    delete_page(Harm.objects.get(slug="blackmail"), by=steward, reason="Trial")
    assert "blackmail" not in harm_groups(0)


def test_groups_are_kept_until_a_harm_is_saved(harms, editor, django_assert_num_queries):
    stamp = stamp_of_links()
    harm_groups(stamp)
    superseded_harms(stamp)
    with django_assert_num_queries(0):
        assert harm_groups(stamp)["insecurity"] == "processing"
        assert superseded_harms(stamp) == {"blackmail": "Open doors"}
    save(Harm.objects.get(slug="insecurity"), editor, parent="blackmail")
    assert stamp_of_links() != stamp
    assert harm_groups(stamp_of_links())["insecurity"] == "blackmail"


@pytest.mark.django_db(transaction=True)
def test_an_event_shows_a_harm_s_new_group_at_once(client, editor, harms):
    event = make_event(editor, title="A leak", harms=["Insecurity"], body="So [it]{harm=insecurity} was.")
    assert "group-processing" in client.get(event.get_absolute_url()).content.decode()
    save(Harm.objects.get(slug="insecurity"), editor, parent="blackmail")
    after = client.get(event.get_absolute_url()).content.decode()
    assert "group-blackmail" in after
    assert "group-processing" not in after


def test_codes_of_a_body_are_coloured_and_nothing_else():
    code = '<a class="code code-harm" href="/taxonomy/harms/{}/">x</a>'
    html = code.format("insecurity") + code.format("unknown") + '<a class="code code-actor" href="/x/">code-harm</a>'
    assert coloured(html, {"insecurity": "processing"}) == (
        '<a class="code code-harm group-processing" href="/taxonomy/harms/insecurity/">x</a>'
        '<a class="code code-harm" href="/taxonomy/harms/unknown/">x</a>'
        '<a class="code code-actor" href="/x/">code-harm</a>'
    )
    assert coloured("", {}) == ""
