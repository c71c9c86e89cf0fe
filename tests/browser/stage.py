"""Sets the stage for the tests in the browser: the fixtures, the cast, and pages in every state that a page can be in.

Runs in the site's own process, on an empty database (`Site.start`).
"""

import json
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from incidents.models import Event
from library.lists.curating import add_event, change_entry, make_list
from library.models import ReadingList
from tests.conftest import signed_in
from tests.factories import UserFactory, make_event
from wiki.deactivating import deactivate_user
from wiki.deleting import delete_page
from wiki.models import Report
from wiki.moving import move_page
from wiki.talking import hide_comment, reply, resolve, start_thread

CAST = {"Nadia": "new editor", "Edith": "editor", "Rowan": "reviewer", "Stella": "steward", "Ada": "administrator"}
FILES = "45-million-medical-files-leaked"
ROUGH = "As in [[No such page]]: [all was lost]{harm=no-such-harm}, says the press.[^nobody]\n\n|a|b|\n|-|-|\n|1|2|"


def set_stage():
    """All of it; the session cookie of everybody goes to `cookies.json`."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_fixtures")
    people = {name: UserFactory(username=name, role=role) for name, role in CAST.items()}
    discuss(Event.objects.get(slug=FILES), people)
    make_pages(people)
    make_lists(people["Edith"])
    cookies = {name: signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value for name, user in people.items()}
    (Path(settings.VAR_DIR) / "cookies.json").write_text(json.dumps(cookies))


def discuss(event, people):
    """An open thread with answers, one of them hidden, a resolved thread, and a report."""
    opened = start_thread(event, title="Which servers?", body="Were they *all* hospitals’?", by=people["Nadia"])
    answer = reply(opened.thread, body="Not all, says [[harm:Insecurity]].", by=people["Edith"], to=opened)
    hide_comment(reply(opened.thread, body="Buy my book!", by=people["Nadia"], to=answer), by=people["Rowan"])
    other = start_thread(event, title="The date", body="December, says CybelAngel.", by=people["Edith"])
    resolve(other.thread, by=people["Rowan"])
    Report.objects.create(
        page_address=event.get_absolute_url(), message="The number is wrong.", contact="r@example.org"
    )


def make_pages(people):
    """An event with all that can be amiss, a moved one, a deleted one, and an account that was closed."""
    rough = {"harms": ["Insecurity", "Carelessness"], "date_text": "some day", "body": ROUGH}
    make_event(people["Nadia"], title="A leak in the making", **rough)
    moved = make_event(people["Edith"], title="A leak under its first title", body="Text.")
    move_page(moved, title="A leak under its second title", slug="", by=people["Edith"], reason="Better")
    deleted = make_event(people["Nadia"], title="A leak that never was", body="Text.")
    delete_page(deleted, by=people["Stella"], reason="A hoax")
    deactivate_user(UserFactory(username="Walter"), by=people["Stella"], reason="Asked for it")


def make_lists(editor):
    """A list with an event that has moved on and one as it is today, and an empty one."""
    one = make_list(by=editor, title="Insecurity", description="See [[harm:Insecurity]].", visibility="public")
    pinned = add_event(one, Event.objects.get(slug=FILES), number=1)
    change_entry(pinned, base=1, number=1, notes="Look at the *date*.", questions="1. Why?\n2. Who?")
    add_event(one, Event.objects.get(slug="a-leak-in-the-making"), number=None)
    empty = make_list(by=editor, title="Nothing yet", description="", visibility="link")
    ReadingList.objects.filter(pk=one.pk).update(key="insecurity42")
    ReadingList.objects.filter(pk=empty.pk).update(key="nothing00000")
