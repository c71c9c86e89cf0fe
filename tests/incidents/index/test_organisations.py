"""Organisations of a facet, which a process keeps as long as its vocabulary: what becomes of them is seen at once."""

import pytest
from django.http import QueryDict

from incidents.models import Organisation
from incidents.selection import Selection
from tests.factories import make_event, make_page
from wiki.deleting import delete_page, restore_page
from wiki.editing import save_page

pytestmark = pytest.mark.django_db(transaction=True)


def shown():
    return [str(row.label) for row in Selection(QueryDict()).facet("organisation").rows]


def test_one_that_is_renamed_deleted_restored_or_merged_is_shown_as_it_is(editor, steward):
    acme, bank = (make_page(editor, Organisation, title=title) for title in ("Acme", "Bank"))
    make_event(editor, organisations=[{"name": "Acme", "role": "actor"}, {"name": "Bank", "role": "actor"}])
    assert shown() == ["Acme", "Bank"]
    delete_page(bank, by=steward, reason="Trial")
    assert shown() == ["Acme"]
    restore_page(bank, by=steward, reason="Trial")
    assert shown() == ["Acme", "Bank"]
    save_page(acme, {"title": "Acme Labs"}, by=editor, base=1)
    assert shown() == ["Acme Labs", "Bank"]
    save_page(acme, {"title": "Acme Labs", "merged_into": "bank"}, by=steward, base=2)
    assert shown() == ["Bank"]


def test_they_are_asked_for_once(editor, django_assert_num_queries):
    make_event(editor, organisations=[{"name": "Acme", "role": "actor"}])
    shown()
    with django_assert_num_queries(1):
        shown()
