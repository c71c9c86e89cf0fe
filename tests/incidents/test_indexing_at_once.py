"""Editors at work in the same moment while readers ask: nobody waits for ever, and no reader misses a save."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event as Flag

import pytest
from django.db import connections

from incidents.index import codes, current
from incidents.index.process import _Process
from incidents.index.snapshot import Index
from incidents.models import Event
from taxonomy.models import Harm
from tests.factories import UserFactory, make_event, make_pages
from wiki.editing import save_page

pytestmark = pytest.mark.django_db(transaction=True)
EDITORS, SAVES = 3, 6


@pytest.fixture
def events():
    _Process.index = Index()
    make_pages(Harm, "Insecurity", "Exclusion")
    return [make_event(UserFactory(), title=f"Leak {number}") for number in range(EDITORS)]


def edit(event):
    """Saves in turn with a new title, which moves the link stamp, and without."""
    editor = UserFactory()
    try:
        for number in range(1, SAVES + 1):
            title = f"{event.title} {number // 2}"
            harms = ["Insecurity"] if number % 2 else ["Exclusion"]
            save_page(event, {"title": title, "harms": harms}, by=editor, base=number)
    finally:
        connections.close_all()


def read(done):
    """Ask again and again, as the requests of a process do."""
    try:
        while not done.is_set():
            assert len(current().live) == EDITORS
    finally:
        connections.close_all()


def test_readers_see_every_save(events):
    done = Flag()
    with ThreadPoolExecutor(EDITORS + 2) as pool:
        readers = [pool.submit(read, done) for _ in range(2)]
        editors = [pool.submit(edit, event) for event in events]
        for editor in editors:
            editor.exception()
        done.set()
    assert [one.exception() for one in (*editors, *readers)] == [None] * (EDITORS + 2)
    exclusion = codes.HARM.code(Harm.objects.get(slug="exclusion").pk)
    assert list(current().having((exclusion,))) == sorted(Event.objects.values_list("pk", flat=True))
    assert {event.latest_number for event in Event.objects.all()} == {SAVES + 1}
