"""Likely duplicates of a page that somebody is about to create."""

import pytest

from taxonomy.models import Harm, Law
from tests.factories import make_event, make_page, make_pages
from wiki.deleting import delete_page
from wiki.duplicates import MOST, likely_duplicates
from wiki.editing import cleaned

pytestmark = pytest.mark.django_db


def proposed(model, title):
    return [entry.title for entry in likely_duplicates(model.kind, cleaned(model(), {"title": title}))]


def test_pages_of_the_kind_with_the_name_are_proposed_by_title_first(editor, steward):
    make_page(editor, Harm, title="Carelessness", alt_labels=["Open doors"])
    make_page(editor, Harm, title="Open Door")
    make_page(editor, Law, title="Open Doors")
    gone = make_page(editor, Harm, title="Opened doors", alt_labels=["Open-doors"])
    delete_page(gone, by=steward, reason="Trial")
    assert proposed(Harm, "open-doors") == ["Open Door", "Carelessness"]
    assert proposed(Harm, "Doors") == []


def test_each_is_proposed_once_though_its_name_and_its_words_are_alike(editor):
    event = make_event(editor, title="Clinic loses files")
    record = cleaned(type(event)(), {"title": "Clinic loses files"})
    assert [entry.page_id for entry in likely_duplicates("event", record)] == [event.pk]


def test_there_are_never_more_than_can_be_read(db):
    make_pages(Harm, *["Insecurity"] * (MOST + 2))
    assert len(proposed(Harm, "Insecurity")) == MOST


def test_the_form_asks_once_and_then_makes_the_page(editor_client, editor):
    make_page(editor, Harm, title="Insecurity")
    typed = {"title": "Insecurities", "body": "", "edit_summary": ""}
    page = editor_client.post("/taxonomy/harms/new/", typed)
    assert page.status_code == 200
    assert 'href="/taxonomy/harms/insecurity/"' in page.content.decode()
    assert Harm.objects.count() == 1
