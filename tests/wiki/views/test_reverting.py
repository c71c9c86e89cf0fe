"""Reverting to a revision and undoing one: a preview on GET, the deed on POST."""

import pytest
from bs4 import BeautifulSoup

from incidents.models import Event
from taxonomy.models import Harm
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page
from tests.incidents.records import FULL, OTHER, make_vocabulary
from tests.wiki.forms_on import form_on
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Change

REVERT, UNDO = "/help/citing/revert/1/", "/help/citing/undo/2/"
EVENT = "/events/45-million-medical-files-leaked/"


@pytest.fixture
def page(editor, reviewer):
    page = make_page(editor, title="Citing", body="One.\n\nTwo.")
    return save(page, reviewer, body="Spam.\n\nTwo.")


def save(page, by, **values):
    page.refresh_from_db()
    return save_page(page, {**history.latest(page).record, **values}, by=by, base=page.latest_number).page


def latest(page):
    page.refresh_from_db()
    return history.latest(page)


@pytest.mark.parametrize(
    ("address", "tag", "summary"),
    [(REVERT, "revert", "Reverted to revision 1"), (UNDO, "undo", "Undid revision 2")],
)
def test_a_preview_shows_what_would_change_and_the_deed_does_it(editor_client, editor, page, address, tag, summary):
    response = editor_client.get(address)
    soup = parsed(response)
    assert "One." in " ".join(cell.text for cell in soup.select("table.diff td.diff-new"))
    assert latest(page).change.number == 2
    done = editor_client.post(address, form_on(response), follow=True)
    assert done.redirect_chain == [("/help/citing/", 302)]
    assert "Saved as revision 3." in done.text
    change = latest(page).change
    assert (change.author, change.summary, change.tag_list) == (editor, summary, [tag])
    assert latest(page).record["body"] == "One.\n\nTwo."


def test_undoing_keeps_what_came_after(editor_client, page, reviewer):
    save(page, reviewer, body="Spam.\n\nTwo.\n\nThree.")
    editor_client.post(UNDO, form_on(editor_client.get(UNDO)))
    assert latest(page).record["body"] == "One.\n\nTwo.\n\nThree."


def test_what_later_edits_stand_against_cannot_be_undone(editor_client, page, reviewer):
    save(page, reviewer, body="Better.\n\nTwo.")
    soup = parsed(editor_client.get(UNDO), 409)
    assert "Text" in soup.select_one(".notice-error ul").text
    assert soup.select_one('.notice-error a[href="/help/citing/edit/"]')
    assert not soup.select("main form[method=post]")
    assert editor_client.post(UNDO, {"base_revision": 3}).url == UNDO
    assert latest(page).change.number == 3


@pytest.mark.parametrize("address", [REVERT, UNDO])
def test_an_edit_of_the_same_meanwhile_asks_to_look_again(editor_client, page, reviewer, address):
    form = form_on(editor_client.get(address))
    save(page, reviewer, body="More spam.\n\nTwo.")
    response = editor_client.post(address, form, follow=True)
    assert "Look at it again" in response.text
    assert latest(page).record["body"] == "More spam.\n\nTwo."


def test_an_edit_of_something_else_meanwhile_is_joined(editor_client, page, reviewer):
    form = form_on(editor_client.get(REVERT))
    save(page, reviewer, title="Citing well")
    assert editor_client.post(REVERT, form).url == "/help/citing/"
    assert (latest(page).record["title"], latest(page).record["body"]) == ("Citing well", "One.\n\nTwo.")


def test_an_event_comes_back_with_every_row_and_tells_what_is_gone(editor_client, editor, reviewer, steward):
    make_vocabulary()
    event = save_page(make_event(editor, **FULL), OTHER, by=reviewer, base=1).page
    delete_page(Harm.objects.get(slug="insecurity"), by=steward, reason="Trial")
    response = editor_client.post(f"{EVENT}revert/1/", form_on(editor_client.get(f"{EVENT}revert/1/")), follow=True)
    assert "No longer there: Insecurity" in response.text
    record = latest(event).record
    assert record["harms"] == [{"text": "Insecurity", "term": None, "label": None}]
    first = history.stored(event, 1).record
    assert {**record, "harms": first["harms"]} == first
    assert Event.objects.get().to_record() == record


def test_reverting_to_what_the_page_says_already_says_so(editor_client, page):
    address = "/help/citing/revert/2/"
    soup = parsed(editor_client.get(address))
    assert "says just that already" in soup.main.text
    assert not soup.select("main form[method=post]")
    assert "nothing was saved" in editor_client.post(address, follow=True).text
    assert latest(page).change.number == 2


def test_the_first_revision_cannot_be_undone(editor_client, page):
    for response in (editor_client.get("/help/citing/undo/1/"), editor_client.post("/help/citing/undo/1/")):
        assert response.url == "/help/citing/history/"
    assert "nothing before it" in editor_client.get("/help/citing/history/").text
    assert latest(page).change.number == 2


@pytest.mark.parametrize("address", [REVERT, UNDO, "/help/citing/undo-all/?user=Rowan"])
def test_a_summary_that_cannot_be_kept_is_told_with_what_was_typed_and_nothing_is_done(reviewer_client, page, address):
    response = reviewer_client.post(address, {"base_revision": 2, "edit_summary": "Mine " * 101})
    assert response.status_code == 422
    soup = BeautifulSoup(response.text, "html.parser")
    field = soup.find(id="id_edit_summary")
    assert (field["value"], field["aria-invalid"]) == ("Mine " * 101, "true")
    assert "500" in soup.find(id=field["aria-describedby"]).text
    assert latest(page).change.number == 2


@pytest.mark.parametrize("address", [REVERT, UNDO])
@pytest.mark.parametrize("base", ["99", "0", "x", "-1"])
def test_a_base_that_never_was_is_missing(editor_client, page, address, base):
    assert editor_client.post(address, {"base_revision": base}).status_code == 404
    assert latest(page).change.number == 2


@pytest.mark.parametrize("address", ["revert/9/", "undo/9/", "revert/0/", "undo/x/", f"revert/{9**20}/"])
def test_a_revision_that_never_was_is_missing(editor_client, page, address):
    assert editor_client.get(f"/help/citing/{address}").status_code == 404
    assert editor_client.post(f"/help/citing/{address}").status_code == 404


@pytest.mark.parametrize("address", [REVERT, UNDO])
def test_strangers_missing_and_deleted_pages_and_other_methods(client, editor_client, steward, page, address):
    assert client.get(address).url == f"/accounts/login/?next={address}"
    assert client.post(address).url == f"/accounts/login/?next={address}"
    assert editor_client.get(address.replace("citing", "nothing")).status_code == 404
    assert editor_client.delete(address).status_code == 405
    delete_page(page, by=steward, reason="Spam")
    assert editor_client.get(address).status_code == 410
    assert editor_client.post(address).status_code == 410
    assert Change.objects.filter(kind="help").count() == 2
