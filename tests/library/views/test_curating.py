"""Making a list, by its owner: nobody else may, nothing typed is lost, and all works without a script."""

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings

from library.lists import curating
from library.models import ListEntry, ReadingList
from tests.factories import make_event
from tests.library.lists.making import make_full_list, make_reading_list, titles_in
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import LogEntry, Report

SAID = {"title": "Anew", "description": "For a class.", "visibility": "link"}
BESIDE = {"notes": "Look.", "questions": "1. Why?", "follows": "latest", "number": ""}


@pytest.fixture
def one(editor):
    return make_full_list(editor, "A leak", "A breach")


def entry_of(one):
    return one.entries.select_related("list").first()


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def forms(one):
    here, entry = one.get_absolute_url(), entry_of(one).address
    return [f"{here}edit/", f"{here}delete/", f"{entry}edit/", f"{entry}remove/"]


def posts(one):
    return [f"{entry_of(one).address}{deed}/" for deed in ("up", "down", "pin")]


def test_a_stranger_is_asked_to_sign_in(client, one):
    for address in [
        "/lists/new/",
        "/lists/add/?event=a-leak",
        f"{one.get_absolute_url()}copy/",
        *forms(one),
        *posts(one),
    ]:
        assert client.post(address).url.startswith("/accounts/login/"), address


def test_what_is_anothers_is_missing(new_editor_client, reviewer_client, one):
    for address in [*forms(one), *posts(one)]:
        assert new_editor_client.post(address, {"number": 1}).status_code == 404, address
        assert reviewer_client.post(address, {"number": 1}).status_code == 404, address
    assert ReadingList.objects.get().title == one.title
    assert titles_in(one) == ["A leak", "A breach"]


def test_deeds_are_not_done_by_reading(editor_client, one):
    for address in [*posts(one), f"{one.get_absolute_url()}copy/"]:
        assert editor_client.get(address).status_code == 405, address
    for address in forms(one):
        assert editor_client.get(address).status_code == 200, address
    assert titles_in(one) == ["A leak", "A breach"]


def test_a_list_is_begun(new_editor_client, new_editor):
    assert new_editor_client.get("/lists/new/").status_code == 200
    response = new_editor_client.post("/lists/new/", SAID)
    made = ReadingList.objects.get()
    assert response.url == made.get_absolute_url()
    assert (made.owner, made.title, made.visibility) == (new_editor, "Anew", "link")


@pytest.mark.parametrize("wrong", [{"title": ""}, {"title": "x" * 201}, {"visibility": "all"}, {"title": "a\x00b"}])
def test_a_list_that_cannot_be_is_told_and_kept_in_the_form(editor_client, wrong):
    response = editor_client.post("/lists/new/", {**SAID, **wrong})
    assert response.status_code == 422
    assert "For a class." in response.text
    assert not ReadingList.objects.exists()


def test_a_list_is_changed(editor_client, one):
    form = soup_of(editor_client.get(f"{one.get_absolute_url()}edit/")).select_one("main form")
    assert form.select_one("[name=base]")["value"] == "1"
    editor_client.post(f"{one.get_absolute_url()}edit/", {**SAID, "base": 1})
    one.refresh_from_db()
    assert (one.title, one.version) == ("Anew", 2)


def test_a_clash_shows_both_and_saving_again_is_a_choice(editor_client, one):
    address = f"{one.get_absolute_url()}edit/"
    curating.change_list(one, base=1, title="From another window", description="Theirs.", visibility="public")
    response = editor_client.post(address, {**SAID, "base": 1})
    assert response.status_code == 409
    soup = soup_of(response)
    assert "From another window" in soup.select_one("[role=alert]").text
    assert soup.select_one("[name=title]")["value"] == "Anew"
    assert soup.select_one("[name=description]").text.strip() == "For a class."
    base = soup.select_one("[name=base]")["value"]
    assert editor_client.post(address, {**SAID, "base": base}).status_code == 302
    one.refresh_from_db()
    assert one.title == "Anew"


@pytest.mark.parametrize("base", ["x", "-1", "9" * 40])
def test_a_base_that_is_none_is_refused(editor_client, one, base):
    assert editor_client.post(f"{one.get_absolute_url()}edit/", {**SAID, "base": base}).status_code == 404
    assert ReadingList.objects.get().title == one.title


def test_a_form_without_a_base_clashes(editor_client, one):
    assert editor_client.post(f"{one.get_absolute_url()}edit/", SAID).status_code == 409


def test_an_event_goes_into_a_list(editor_client, one, editor):
    event = make_event(editor, title="A theft", body="Text.")
    save_page(event, {"title": "A theft", "body": "More."}, by=editor, base=1)
    page = soup_of(editor_client.get("/lists/add/?event=a-theft&revision=1"))
    assert page.select_one("[name=number]")["value"] == "1"
    typed = {"reading_list": one.key, "follows": "pinned", "number": 1}
    response = editor_client.post("/lists/add/?event=a-theft", typed)
    entry = ListEntry.objects.get(event=event)
    assert response.url == f"{one.get_absolute_url()}#entry-{entry.pk}"
    assert (entry.list, entry.number) == (one, 1)


def test_an_event_goes_into_a_new_list_that_nobody_else_sees(editor_client, one):
    typed = {"reading_list": "", "title": "Fresh", "follows": "latest", "number": "none"}
    assert editor_client.post("/lists/add/?event=a-leak", typed).status_code == 302
    made = ReadingList.objects.get(title="Fresh")
    assert (made.visibility, made.entries.get().number) == ("private", None)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"reading_list": "", "title": ""}, "title"),
        ({"reading_list": "", "title": "x", "number": "9"}, "number"),
        ({"reading_list": "", "title": "x", "number": ""}, "number"),
        ({"reading_list": "aaaaaaaaaaaa", "title": "x"}, "reading_list"),
        ({"reading_list": "", "title": "x", "follows": "neither"}, "follows"),
    ],
)
def test_what_cannot_be_added_is_told_at_its_field(editor_client, one, typed, field):
    response = editor_client.post("/lists/add/?event=a-leak", {"follows": "pinned", "number": "1", **typed})
    assert response.status_code == 422
    assert soup_of(response).select(f'[role=alert] a[href^="#id_{field}"]')
    assert ListEntry.objects.count() == 2


def test_the_list_of_another_is_none_to_add_to(new_editor_client, one):
    typed = {"reading_list": one.key, "title": "", "follows": "latest", "number": ""}
    assert new_editor_client.post("/lists/add/?event=a-leak", typed).status_code == 422


@pytest.mark.parametrize(
    "query", ["", "?event=nothing", "?event=%00", "?event=a-leak&revision=x", "?event=a-leak&revision=" + "9" * 12]
)
def test_what_is_no_event_is_added_to_nothing(editor_client, one, query):
    assert editor_client.get(f"/lists/add/{query}").status_code == 404


def test_a_full_list_says_so_and_keeps_what_was_chosen(editor_client, one, editor, monkeypatch):
    monkeypatch.setattr(curating, "MOST_ENTRIES", 2)
    make_event(editor, title="A theft", body="Text.")
    typed = {"reading_list": one.key, "follows": "latest", "number": ""}
    response = editor_client.post("/lists/add/?event=a-theft", typed)
    assert response.status_code == 422
    assert "A list takes" in response.text


def test_notes_are_written_and_the_revision_chosen(editor_client, one):
    entry = entry_of(one)
    editor_client.post(f"{entry.address}edit/", {**BESIDE, "base": 1})
    entry.refresh_from_db()
    assert (entry.notes, entry.questions, entry.number, entry.version) == ("Look.", "1. Why?", None, 2)


def test_notes_that_clash_are_told_with_both(editor_client, one):
    entry = entry_of(one)
    curating.change_entry(entry, base=1, number=1, notes="Theirs.", questions="")
    response = editor_client.post(f"{entry.address}edit/", {**BESIDE, "base": 1})
    assert response.status_code == 409
    soup = soup_of(response)
    assert "Theirs." in soup.select_one("[role=alert]").text
    assert soup.select_one("[name=notes]").text.strip() == "Look."
    assert soup.select_one("[name=base]")["value"] == "2"


def test_a_pin_moves_to_the_revision_that_was_seen_not_to_a_later_one(editor_client, one, editor):
    entry = entry_of(one)
    save_page(entry.event, {"title": "A leak", "body": "Two."}, by=editor, base=1)
    button = soup_of(editor_client.get(one.get_absolute_url())).select_one(".moved-on form")
    save_page(entry.event, {"title": "A leak", "body": "Three."}, by=editor, base=2)
    editor_client.post(button["action"], {"number": button.select_one("[name=number]")["value"]})
    entry.refresh_from_db()
    assert entry.number == 2


@pytest.mark.parametrize("number", ["", "9", "x", "0", "9" * 30])
def test_a_pin_to_nothing_is_refused(editor_client, one, number):
    assert editor_client.post(f"{entry_of(one).address}pin/", {"number": number}).status_code == 404
    assert entry_of(one).number == 1


def test_events_change_places_by_buttons(editor_client, one):
    response = editor_client.post(f"{entry_of(one).address}down/")
    assert "#entry-" in response.url
    assert titles_in(one) == ["A breach", "A leak"]
    last = one.entries.select_related("list").last()
    editor_client.post(f"{last.address}up/")
    assert titles_in(one) == ["A leak", "A breach"]


def test_an_event_is_taken_out_after_a_word_on_its_notes(editor_client, one):
    entry = entry_of(one)
    curating.change_entry(entry, base=1, number=1, notes="Precious.", questions="")
    assert "Precious." in editor_client.get(f"{entry.address}remove/").text
    editor_client.post(f"{entry.address}remove/")
    assert titles_in(one) == ["A breach"]
    assert editor_client.post(f"{entry.address}up/").status_code == 404


def test_a_deleted_event_can_be_taken_out(editor_client, one, steward):
    entry = entry_of(one)
    delete_page(entry.event, by=steward, reason="A hoax")
    assert editor_client.get(one.get_absolute_url()).status_code == 200
    assert editor_client.post(f"{entry.address}remove/").status_code == 302


def test_a_list_is_deleted_after_a_word(editor_client, one):
    assert "2 events" in editor_client.get(f"{one.get_absolute_url()}delete/").text
    assert editor_client.post(f"{one.get_absolute_url()}delete/").url == "/lists/mine/"
    assert not ReadingList.objects.exists()
    assert editor_client.get(one.get_absolute_url()).status_code == 404


def test_a_list_is_copied_by_who_may_read_it(new_editor_client, one, new_editor, editor):
    response = new_editor_client.post(f"{one.get_absolute_url()}copy/")
    copy = ReadingList.objects.get(owner=new_editor)
    assert response.url == copy.get_absolute_url()
    assert "Edith" in new_editor_client.get(copy.get_absolute_url()).text
    private = make_reading_list(editor, visibility="private")
    assert new_editor_client.post(f"{private.get_absolute_url()}copy/").status_code == 404


def test_reviewers_hide_and_show_with_a_reason(reviewer_client, editor_client, client, one):
    here = one.get_absolute_url()
    assert reviewer_client.post(f"{here}hide/", {"reason": ""}).status_code == 422
    assert reviewer_client.post(f"{here}hide/", {"reason": "Spam"}).status_code == 302
    assert client.get(here).status_code == 404
    assert "have hidden this list" in editor_client.get(here).text
    assert "Show again" in reviewer_client.get(here).text
    log = client.get("/log/").text
    assert "hid a reading list" in log
    assert "Spam" in log
    reviewer_client.post(f"{here}show/", {"reason": "Mended"})
    assert client.get(here).status_code == 200
    assert LogEntry.objects.count() == 2


def test_hiding_is_for_reviewers(client, editor_client, one):
    for deed in ("hide", "show"):
        address = f"{one.get_absolute_url()}{deed}/"
        assert client.get(address).status_code == 302
        assert editor_client.get(address).status_code == 403


def test_a_private_list_is_not_for_reviewers(reviewer_client, editor):
    private = make_reading_list(editor, visibility="private")
    assert reviewer_client.get(f"{private.get_absolute_url()}hide/").status_code == 404


def test_anyone_reports_a_list(client, one):
    address = one.get_absolute_url()
    assert soup_of(client.get(address)).select(f'a[href="/report/?page={address}"]')
    client.post("/report/", {"page": address, "message": "It is an advertisement."})
    assert Report.objects.get().page_address == address


def test_too_many_edits_are_refused_for_a_while(editor_client, one):
    with override_settings(RATE_LIMITS_ON=True, RATE_LIMITS={"edit": "1/h"}):
        assert editor_client.post(f"{entry_of(one).address}down/").status_code == 302
        assert editor_client.post(f"{entry_of(one).address}down/").status_code == 429
