from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction

from incidents.models import Event, PassageCode, Source
from incidents.unmatched import ROWS
from taxonomy.models import Harm, InformationType
from tests.factories import UserFactory, make_event, make_page, make_pages
from wiki import history
from wiki.deleting import delete_page, restore_page
from wiki.editing import save_page
from wiki.moving import move_page
from wiki.verifying import verify

pytestmark = pytest.mark.django_db


def test_an_event_shows_at_once_what_was_changed_of_its_source(client, editor):
    event = make_event(editor, sources=[{"key": "a", "title": "Full Body Exposure"}])
    first = client.get(event.get_absolute_url())
    source = Source.objects.get()
    save_page(source, {**history.latest(source).record, "publisher": "CybelAngel"}, by=editor, base=1)
    second = client.get(event.get_absolute_url(), headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert "CybelAngel" in second.content.decode()


def faults():
    return [fault.message for batch in verify(Event) for fault in batch.faults]


BEGINNINGS = {
    "saved": lambda by: make_page(by, Harm, title="Brand new harm"),
    "imported": lambda by: make_pages(Harm, "Another", "Brand new harm")[1],
    "moved": lambda by: (
        move_page(make_page(by, Harm, title="Old harm"), title="Brand new harm", slug="", by=by, reason="Trial").page
    ),
    "given the address alone": lambda by: (
        move_page(
            make_page(by, Harm, title="Old harm"), title="Old harm", slug="brand-new-harm", by=by, reason="Trial"
        ).page
    ),
}


@pytest.mark.parametrize("begin", BEGINNINGS.values(), ids=BEGINNINGS)
def test_a_code_finds_its_term_once_that_is_there(client, editor, begin):
    event = make_event(editor, body="[left open]{harm=brand-new-harm information=brand-new-harm} [x]{harm=other}")
    harm = begin(editor)
    assert set(PassageCode.objects.exclude(term_id=None).values_list("kind", "slug", "term_id")) == {
        ("harm", "brand-new-harm", harm.pk)
    }
    assert faults() == []
    assert "left open" in client.get(harm.get_absolute_url()).content.decode()
    left = {group["wording"] for group in ROWS["body"].groups()}
    assert left == {"information=brand-new-harm", "harm=other"}
    make_page(editor, InformationType, title="Brand new harm")
    assert faults() == []
    save_page(event, {"title": event.title, "body": "[left open]{harm=other}"}, by=editor, base=1)
    assert faults() == []


def test_a_code_keeps_its_term_whatever_becomes_of_that(editor, steward):
    event = make_event(editor, body="[left open]{harm=exposure}")
    harm = make_page(editor, Harm, title="Exposure")
    move_page(harm, title="Showing", slug="", by=editor, reason="Trial")
    delete_page(harm, by=steward, reason="Trial")
    save_page(event, {"title": event.title, "body": "So [left open]{harm=exposure}."}, by=editor, base=1)
    assert faults() == []
    restore_page(harm, by=steward, reason="Trial over")
    assert PassageCode.objects.get().term_id == harm.pk
    assert faults() == []


def test_an_edit_of_a_term_that_keeps_its_title_asks_no_codes(editor):
    harm = make_page(editor, Harm, title="Exposure")
    with connection.execute_wrapper(_no_codes):
        save_page(harm, {"title": "Exposure", "definition": "Shown."}, by=editor, base=1)


def _no_codes(execute, sql, *others):
    assert "incidents_passagecode" not in sql
    return execute(sql, *others)


@pytest.mark.django_db(transaction=True)
def test_a_new_term_does_not_wait_for_who_writes_a_code_of_it():
    """Who writes it waits for the link stamp next, which the new term holds: so they would wait for each other."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    make_event(UserFactory(), body="[left open]{harm=exposure}")
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        list(PassageCode.objects.select_for_update())
        pool.submit(_begin_exposure).result(timeout=20)
    assert PassageCode.objects.get().term_id is None


def _begin_exposure():
    try:
        make_page(UserFactory(), Harm, title="Exposure")
    finally:
        connections.close_all()
