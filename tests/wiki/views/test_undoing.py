import pytest

from tests.accounts.pages import page as parsed
from tests.factories import make_page
from wiki import history
from wiki.editing import save_page

UNDO = "/help/citing/undo-all/?user=Edith"


@pytest.fixture
def page(reviewer, editor):
    page = make_page(reviewer, title="Citing", body="A guide.")
    return save_page(page, {"title": "Citing", "body": "Spam."}, by=editor, base=1).page


def test_a_reviewer_sees_what_would_change_and_undoes_it(reviewer_client, page):
    soup = parsed(reviewer_client.get(UNDO))
    assert soup.select("table.diff")
    base = soup.select_one("[name=base_revision]")["value"]
    summary = soup.select_one("[name=edit_summary]")["value"]
    assert reviewer_client.post(UNDO, {"base_revision": base, "edit_summary": summary}).url == "/help/citing/"
    page.refresh_from_db()
    latest = history.latest(page)
    assert (latest.record["body"], latest.change.summary) == ("A guide.", "Undid all edits by Edith")
    assert "Nothing is left of these edits" in reviewer_client.get(UNDO).text


def test_a_conflict_is_said_with_its_revisions_and_rows(reviewer_client, page, reviewer):
    save_page(page, {"title": "Citing", "body": "Much spam."}, by=reviewer, base=2)
    soup = parsed(reviewer_client.get(UNDO), 409)
    assert "Revision 2: Text" in " ".join(soup.select_one(".notice-error").text.split())
    assert not soup.select("main form")
    assert reviewer_client.post(UNDO, {"base_revision": 3}).url == UNDO
    page.refresh_from_db()
    assert page.latest_number == 3


def test_an_edit_meanwhile_asks_to_look_again(reviewer_client, page, editor):
    save_page(page, {"title": "Citing", "body": "More spam."}, by=editor, base=2)
    response = reviewer_client.post(UNDO, {"base_revision": 2}, follow=True)
    assert "Look at it again" in response.text
    page.refresh_from_db()
    assert page.latest_number == 3


def test_who_began_the_page_and_who_did_nothing(reviewer_client, steward_client, page):
    began = "/help/citing/undo-all/?user=Rowan"
    assert "They began this page" in reviewer_client.get(began).text
    assert parsed(steward_client.get(began)).select_one('a[href="/help/citing/delete/"]')
    assert "They changed nothing" in reviewer_client.get("/help/citing/undo-all/?user=Stella").text


@pytest.mark.parametrize("query", ["", "?user=", "?user=Nobody", "?user=a%00b", "?user=imported%3ENobody"])
def test_a_name_that_nobody_has_is_404(reviewer_client, page, query):
    parsed(reviewer_client.get(f"/help/citing/undo-all/{query}"), 404)


def test_others_may_not(client, editor_client, page):
    assert client.get(UNDO).url.startswith("/accounts/login/?next=")
    assert editor_client.post(UNDO).status_code == 403


def test_what_is_not_there_and_what_is_no_method(reviewer_client, page):
    assert reviewer_client.get("/help/nothing/undo-all/?user=Edith").status_code == 404
    assert reviewer_client.delete(UNDO).status_code == 405
    assert reviewer_client.post(UNDO, {"base_revision": "x"}).status_code == 404
