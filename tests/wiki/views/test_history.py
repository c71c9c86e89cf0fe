"""The history of a page, and what changed from one revision to another."""

import pytest

from tests.accounts.pages import page as parsed
from tests.counting import assert_queries_do_not_grow, queries_of
from tests.factories import NOON, make_event, make_page, past
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Guide
from wiki.recording import PageHistory, record_history

HISTORY = "/help/citing/history/"
EVENT = "/events/45-million-medical-files-leaked/"


@pytest.fixture
def page(editor):
    return make_page(editor, title="Citing", body="One.\n\nTwo.")


@pytest.fixture
def event(editor, reviewer):
    make_vocabulary()
    event = make_event(editor, **FULL)
    return save_page(event, OTHER, by=reviewer, base=1, summary="Mended").page


def save(page, by, **values):
    page.refresh_from_db()
    return save_page(page, {**history.latest(page).record, **values}, by=by, base=page.latest_number).page


def with_revisions(count, title="Citing"):
    """A page with so many imported revisions."""
    revisions = [past(title, NOON.replace(year=2000 + n % 20), body=f"Text {n}.") for n in range(count)]
    return record_history(Guide, [PageHistory(revisions=revisions)])[0]


def row_of(soup, label):
    """The row of the diff with that label."""
    return next(tr for tr in soup.select("table.diff tr") if tr.th and tr.th.text.strip() == label)


def cells_of(soup, label):
    """What a row of the diff says: before and after."""
    return [" ".join(cell.get_text(" ").split()) for cell in row_of(soup, label).select("td")]


def test_each_revision_says_who_when_and_why(client, page, reviewer):
    save_page(page, {"title": "Citing", "body": "Two."}, by=reviewer, base=1, summary="Cut <b>", minor=True)
    soup = parsed(client.get(HISTORY))
    first, second = soup.select("ol.history > li")
    assert first.select_one("a[href='/users/Rowan/']")
    assert first.select_one(".change-summary").text == "Cut <b>"
    assert first.select_one("abbr.tag").text == "m"
    assert "size-minus" in first.select_one(".size-change")["class"]
    assert first.select_one('a[href="/help/citing/diff/1/2/"]')
    assert first.select_one('a[href="/help/citing/revisions/2/"]')
    assert not second.select('a[href*="/diff/"]')


def test_two_chosen_revisions_lead_to_their_diff(client, page, editor):
    save(page, editor, body="Two.")
    soup = parsed(client.get(HISTORY))
    assert [radio["value"] for radio in soup.select("input[checked]")] == ["2", "1"]
    assert client.get(f"{HISTORY}?old=1&new=2").url == "/help/citing/diff/1/2/"


def test_only_those_signed_in_are_offered_to_undo_and_revert(client, editor_client, page, editor):
    save(page, editor, body="Two.")
    deeds = "main a[href*='/undo/'], main a[href*='/revert/']"
    assert not parsed(client.get(HISTORY)).select(deeds)
    offered = [a["href"] for a in parsed(editor_client.get(HISTORY)).select(deeds)]
    assert offered == ["/help/citing/undo/2/", "/help/citing/revert/1/"]


def test_history_is_paged_by_key_and_each_revision_is_on_one_page(client, db, monkeypatch):
    monkeypatch.setattr("wiki.views.history.PER_PAGE", 7)
    page = with_revisions(20)
    address, seen = HISTORY, []
    while address:
        soup = parsed(client.get(address))
        seen += [int(radio["value"]) for radio in soup.select("input[name=new]")] or [last_number(soup)]
        older = soup.select_one("nav a[rel=next]")
        address = older["href"] if older else None
    assert seen == [change.number for change in history.changes_of(page)]


def last_number(soup):
    return int(soup.select_one("ol.history a[href*='/revisions/']")["href"].split("/")[-2])


def test_the_queries_of_a_history_do_not_grow(client, page, editor):
    def make_ten():
        for number in range(10):
            save(page, editor, body=f"Text {page.latest_number} {number}.")

    assert_queries_do_not_grow(client, HISTORY, make_ten, most=4)


def test_a_history_of_ten_thousand_revisions_costs_what_one_of_ten_does(client, db):
    with_revisions(10)
    with_revisions(10_000, "Much cited")
    few, many = (queries_of(client, f"/help/{slug}/history/") for slug in ("citing", "much-cited"))
    assert few == many
    assert queries_of(client, "/help/much-cited/history/?before=5000") <= many + 1
    assert queries_of(client, "/help/much-cited/diff/1/9999/") == queries_of(client, "/help/citing/diff/1/9/")


@pytest.mark.parametrize("query", ["before=7", "before=0", "before=x", "before=-1", f"before={10**17}", "old=x&new=1"])
def test_a_place_that_never_was_is_missing(client, page, query):
    assert client.get(f"{HISTORY}?{query}").status_code == 404


def test_the_diff_of_an_event_goes_row_by_row(client, event):
    soup = parsed(client.get(f"{EVENT}diff/1/2/"))
    assert cells_of(soup, "Location") == ["Global", "Bern, Switzerland"]
    assert cells_of(soup, "Short title")[0] == "Leaky Databases"
    harms = row_of(soup, "Solove harm")
    assert [ins.text for ins in harms.select("ins")] == ["Disclosure"]
    assert not harms.select("del")
    information = row_of(soup, "Information")
    assert "moved from place" in information.text
    groups = row_of(soup, "Individuals affected")
    assert groups.select_one("del").text == "Patients"
    assert "not yet looked into" in groups.text
    assert "not known" in cells_of(soup, "Tangible harms")[0]
    assert "GDPR" in cells_of(soup, "Laws and regulations")[1]


def test_the_diff_of_prose_goes_word_by_word(client, page, editor):
    save(page, editor, body="One.\n\nTwo and <b>three</b>.")
    soup = parsed(client.get("/help/citing/diff/1/2/"))
    changed = soup.select_one("tr.diff-changed")
    assert changed.select_one("ins")
    assert "<b>three</b>" in changed.text
    assert not soup.select("table.diff b")
    assert soup.select_one("tr.diff-same").td.text.strip() == "One."


def test_the_diff_leads_to_the_changes_around(client, page, editor):
    for number in range(3):
        save(page, editor, body=f"Text {number}.")
    main = parsed(client.get("/help/citing/diff/2/3/")).main
    assert main.select_one("a[rel=prev]")["href"] == "/help/citing/diff/1/2/"
    assert main.select_one("a[rel=next]")["href"] == "/help/citing/diff/3/4/"


def test_a_diff_the_other_way_round_takes_away_what_was_added(client, page, editor):
    save(page, editor, body="One.\n\nTwo.\n\nThree.")
    there, back = (parsed(client.get(f"/help/citing/diff/{pair}/")) for pair in ("1/2", "2/1"))
    assert [ins.text for ins in there.select("tr.diff-added ins")] == ["", "Three."]
    assert [text.text for text in back.select("tr.diff-removed del")] == ["", "Three."]


def test_a_revision_says_the_same_as_itself(client, page):
    assert "say the same" in parsed(client.get("/help/citing/diff/1/1/")).main.text


def test_a_diff_costs_few_queries_whatever_changed(client, event):
    assert queries_of(client, f"{EVENT}diff/1/2/") <= 6


@pytest.mark.parametrize("pair", ["1/9", "9/1", "0/1", "1/x", "-1/1", f"1/{9**20}", "01/1", "1/1e0", "1/%00", "1"])
def test_a_revision_that_never_was_has_no_diff(client, page, pair):
    assert client.get(f"/help/citing/diff/{pair}/").status_code == 404


def test_what_is_not_there_what_was_deleted_and_what_is_no_method(client, page, steward):
    assert client.get("/help/nothing/history/").status_code == 404
    assert client.get("/help/nothing/diff/1/1/").status_code == 404
    assert client.post(HISTORY).status_code == 405
    assert client.post("/help/citing/diff/1/1/").status_code == 405
    delete_page(page, by=steward, reason="Spam")
    assert client.get(HISTORY).status_code == 410
    assert client.get("/help/citing/diff/1/1/").status_code == 410
