"""Changes are numbered in the order in which they can be read, whoever saves at the same time."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Flag

import pytest
from django.db import connection, connections, transaction

from tests.factories import UserFactory, make_page, past
from wiki.editing import save_page
from wiki.models import Change, Guide
from wiki.recording import PageHistory, record_history

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]


def edit(page, editor):
    return save_page(page, {"title": page.title, "body": "Anew."}, by=editor, base=1).change.pk


def bring(title):
    record_history(Guide, [PageHistory(revisions=[past(title)])])
    return Change.objects.latest("pk").pk


def waits():
    """Until a connection waits for another one's lock."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("way", [edit, bring])
def test_a_save_that_is_under_way_comes_before_those_that_begin_later(way):
    editor = UserFactory()
    one, other = (make_page(editor, title=title) for title in ("One", "Other"))
    saved, go_on = Flag(), Flag()

    def slowly():
        try:
            with transaction.atomic():
                pk = edit(one, editor)
                saved.set()
                assert go_on.wait(20)
            return pk
        finally:
            connections.close_all()

    def meanwhile():
        try:
            return edit(other, editor) if way is edit else bring("Third")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(slowly)
        assert saved.wait(20)
        seen = Change.objects.latest("pk").pk
        second = pool.submit(meanwhile)
        assert waits()
        assert Change.objects.latest("pk").pk == seen
        go_on.set()
        assert seen < first.result(20) < second.result(20)
