"""The history of a list: each deed once, and nothing of its private time for others."""

import pytest

from library.lists import curating
from library.models import ListDeed
from tests.accounts.pages import page as parsed
from tests.factories import make_event
from tests.library.lists.making import make_full_list, make_reading_list
from wiki.deleting import delete_page

pytestmark = pytest.mark.django_db


def told(client, one):
    """What the page says was done, the oldest first, without the moments."""
    items = parsed(client.get(f"{one.get_absolute_url()}history/")).select(".plain-list > li")
    return [" ".join(item.get_text().split()).partition(", ")[2][6:] for item in items][::-1]


def test_each_deed_is_told(client, editor):
    one = make_full_list(editor, "A leak", "Another")
    first, second = one.entries.all()
    curating.raise_entry(second)
    curating.raise_entry(second)
    curating.change_entry(first, base=1, number=None, notes="Look.", questions="")
    curating.pin_entry(first, number=1)
    curating.remove_entry(second)
    curating.change_list(one, base=1, title="Anew", description="", visibility="link")
    assert told(client, one) == [
        "began the list",
        "put in A leak revision 1",
        "put in Another revision 1",
        "moved Another",
        "changed notes or questions of A leak",
        "chose the revision of A leak as it is today",
        "chose the revision of A leak revision 1",
        "took out Another",
        "changed the title or the description",
        "changed who may read it",
    ]


def test_what_was_done_while_it_was_private_is_for_its_owner(client, editor, editor_client):
    one = make_reading_list(editor, visibility="private")
    curating.add_event(one, make_event(editor, title="A leak"), number=None)
    assert client.get(f"{one.get_absolute_url()}history/").status_code == 404
    curating.change_list(one, base=1, title=one.title, description="", visibility="public")
    assert told(client, one) == ["changed who may read it"]
    assert told(editor_client, one) == ["began the list", "put in A leak as it is today", "changed who may read it"]


def test_a_copy_begins_a_history_and_one_that_is_deleted_takes_its_own_along(client, editor, steward):
    one = make_full_list(editor, "A leak")
    copy = curating.copy_list(one, by=editor)
    assert [deed.deed for deed in copy.deeds.order_by("pk")] == ["begin", "copy"]
    delete_page(one.entries.get().event, by=steward, reason="Trial")
    assert told(client, one) == ["began the list", "put in an event that was deleted"]
    curating.delete_list(one)
    assert set(ListDeed.objects.values_list("list", flat=True)) == {copy.pk}
