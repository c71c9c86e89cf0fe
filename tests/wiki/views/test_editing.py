"""Writing pages through the form: what is saved, what is shown first, and that nothing typed is ever lost."""

import pytest

from incidents.models import Event
from taxonomy.models import Harm
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page
from tests.incidents.records import FULL, make_vocabulary
from tests.wiki.forms_on import form_on
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Change, Guide

EDIT, NEW = "/help/citing/edit/", "/help/new/"
EVENT = "/events/45-million-medical-files-leaked/"
SECTIONS = "Lead.\n\n## One\n\nFirst.\n\n## Two\n\nSecond."
OVERRIDE = "a\N{RIGHT-TO-LEFT OVERRIDE}b"


@pytest.fixture
def page(reviewer):
    return make_page(reviewer, title="Citing", body="Cite a revision.")


@pytest.fixture
def event(reviewer):
    make_vocabulary()
    return make_event(reviewer, **FULL)


def latest(page):
    page.refresh_from_db()
    return history.latest(page)


def save(page, by, **values):
    page.refresh_from_db()
    return save_page(page, {**history.latest(page).record, **values}, by=by, base=page.latest_number)


def test_the_form_opens_with_what_the_page_says(editor_client, page):
    response = editor_client.get(EDIT)
    form = form_on(response)
    assert form["title"] == ["Citing"]
    assert form["body"] == ["Cite a revision."]
    assert form["base_revision"] == ["1"]
    soup = parsed(response)
    assert {label["for"] for label in soup.select("main form label[for]")} >= {"id_title", "id_body", "id_edit_summary"}
    assert soup.select_one("[aria-current=page]").text == "Edit"


def test_the_form_asks_for_agreement_to_the_licence(editor_client, page):
    form = parsed(editor_client.get(EDIT)).select_one("form.edit-form")
    assert "By saving you agree to publish" in form.text
    assert "creativecommons.org/licenses/by-sa/4.0" in form.select_one("a[rel=license]")["href"]


def test_saving_the_form_makes_a_revision(editor_client, editor, page):
    form = form_on(editor_client.get(EDIT))
    sent = {**form, "body": "Cite *this* revision.", "edit_summary": " Which one ", "minor": "on"}
    response = editor_client.post(EDIT, sent, follow=True)
    assert response.redirect_chain == [("/help/citing/", 302)]
    assert "Saved as revision 2." in response.text
    change, record = latest(page).change, latest(page).record
    assert (record["title"], record["body"]) == ("Citing", "Cite *this* revision.")
    assert (change.number, change.author, change.summary, change.minor) == (2, editor, "Which one", True)


def test_saving_the_form_as_it_opened_changes_nothing(editor_client, event):
    response = editor_client.post(f"{EVENT}edit/", form_on(editor_client.get(f"{EVENT}edit/")), follow=True)
    assert "Nothing was changed, so nothing was saved." in response.text
    assert latest(event).change.number == 1


def test_what_a_form_does_not_hold_stays_as_it_was(editor_client, event):
    before = latest(event).record
    editor_client.post(f"{EVENT}edit/", {"location": "Bern", "base_revision": "1"})
    assert latest(event).record == {**before, "location": "Bern"}


def test_every_row_of_an_event_can_be_mended(editor_client, event):
    form = form_on(editor_client.get(f"{EVENT}edit/"))
    sent = {
        **form,
        "harms": "Disclosure\nInsecurity\nSomething new",
        "information_types": "Röntgen pictures => medical-and-health",
        "consequences": "",
        "consequences_state": "none",
        "countries": "France\nIE",
        "people_kind": "range",
        "people_low": "44,000,000",
        "people_high": "45 000 000",
        "organisations-1-name": "Some Hospital",
        "organisations-1-role": "victim organisation",
        "laws-1-text": "GDPR",
        "laws-1-outcome": "A fine.",
        "breakdown-0-harm": "Insecurity",
        "sources-1-title": "Exposed",
        "sources-1-publisher": "The Paper",
        "sources-1-date": "2021-01",
    }
    assert editor_client.post(f"{EVENT}edit/", sent).status_code == 302
    record = latest(event).record
    assert [(value["text"], value["term"]) for value in record["harms"]] == [
        ("Disclosure", "disclosure"),
        ("Insecurity", "insecurity"),
        ("Something new", None),
    ]
    assert record["information_types"][0]["label"] == "Medical and Health"
    assert record["states"] == {"consequences": "none"}
    assert [country["code"] for country in record["countries"]] == ["FR", "IE"]
    assert record["people"] == {"kind": "range", "low": 44_000_000, "high": 45_000_000, "unit": "files"}
    assert [row["name"] for row in record["organisations"]] == ["CybelAngel", "Some Hospital"]
    assert [(row["text"], row["law"]) for row in record["laws"]] == [("HIPAA", "hipaa"), ("GDPR", "gdpr")]
    assert record["breakdown"][0]["harm"] == "Insecurity"
    assert [row["key"] for row in record["sources"]] == ["report", "the-paper-2021"]
    assert record["sources"][1]["source"]


def test_a_row_that_is_emptied_is_gone(editor_client, event):
    form = form_on(editor_client.get(f"{EVENT}edit/"))
    sent = {**form, "laws-0-text": "", "laws-0-outcome": "", "laws-0-source": "", "is_global": ""}
    editor_client.post(f"{EVENT}edit/", sent)
    assert latest(event).record["laws"] == []
    assert latest(event).record["is_global"] is False


def test_a_preview_needs_no_script_and_saves_nothing(editor_client, page):
    form = form_on(editor_client.get(EDIT))
    sent = {**form, "body": "See [[Citing]] and *this*.", "edit_summary": "Why", "minor": "on", "preview": "1"}
    response = editor_client.post(EDIT, sent)
    soup = parsed(response)
    assert soup.select_one("section.preview em").text == "this"
    assert soup.select_one('section.preview a[href="/help/citing/"]')
    again = form_on(response, action=EDIT)
    assert (again["body"], again["edit_summary"], again["minor"]) == (["See [[Citing]] and *this*."], ["Why"], ["on"])
    assert latest(page).change.number == 1


def test_a_preview_of_an_event_shows_its_infobox_and_makes_no_pages(editor_client, event):
    form = form_on(editor_client.get(f"{EVENT}edit/"))
    sent = {**form, "harms": "Disclosure", "sources-1-title": "Exposed", "sources-1-key": "x", "preview": "1"}
    soup = parsed(editor_client.post(f"{EVENT}edit/", sent))
    assert soup.select_one("section.preview .infobox a.chip-harm, section.preview .infobox a").text == "Disclosure"
    assert "Exposed" in soup.select_one("section.preview .sources").text
    assert Change.objects.filter(kind="source").count() == 1


def test_a_script_gets_the_preview_alone(editor_client, page):
    sent = {**form_on(editor_client.get(EDIT)), "body": "*This*", "preview": "1"}
    response = editor_client.post(EDIT, sent, headers={"X-Requested-With": "fetch"})
    assert "<em>This</em>" in response.text
    assert "<html" not in response.text


def test_a_section_is_edited_alone(editor_client, reviewer):
    page = make_page(reviewer, title="Citing", body=SECTIONS)
    form = form_on(editor_client.get(f"{EDIT}?section=1"))
    assert form["body"] == ["## One\n\nFirst.\n\n"]
    assert "title" not in form
    editor_client.post(EDIT, {**form, "body": "## One\n\nFirst, mended."})
    assert latest(page).record["body"] == SECTIONS.replace("First.", "First, mended.")


def test_a_section_that_others_moved_meanwhile_is_still_the_one_edited(editor_client, reviewer):
    page = make_page(reviewer, title="Citing", body=SECTIONS)
    form = form_on(editor_client.get(f"{EDIT}?section=2"))
    save(page, reviewer, body=f"## Zero\n\nNew.\n\n{SECTIONS}")
    response = editor_client.post(EDIT, {**form, "body": "## Two\n\nSecond, mended."}, follow=True)
    assert "joined with what others saved meanwhile" in response.text
    assert latest(page).record["body"] == f"## Zero\n\nNew.\n\n{SECTIONS}".replace("Second.", "Second, mended.")


@pytest.mark.parametrize(
    "query", ["section=9", "section=-1", "section=x", "section=1e3", "base_revision=2", "base_revision=0"]
)
def test_a_section_or_base_that_never_was_is_missing(editor_client, page, query):
    assert editor_client.get(f"{EDIT}?{query}").status_code == 404
    assert editor_client.post(EDIT, dict([query.split("=")])).status_code == 404


def test_an_older_revision_can_be_edited_and_says_so(editor_client, page, reviewer):
    save(page, reviewer, body="Anew.")
    response = editor_client.get(f"{EDIT}?base_revision=1")
    assert "You are editing revision 1" in response.text
    assert form_on(response)["body"] == ["Cite a revision."]


def test_edits_of_different_things_are_joined(editor_client, page, reviewer):
    form = form_on(editor_client.get(EDIT))
    save(page, reviewer, title="Citing well")
    response = editor_client.post(EDIT, {**form, "body": "Mine."}, follow=True)
    assert "joined with what others saved meanwhile" in response.text
    assert (latest(page).record["title"], latest(page).record["body"]) == ("Citing well", "Mine.")


def test_a_conflict_shows_base_theirs_and_mine_and_keeps_all_that_was_typed(editor_client, event, reviewer):
    form = form_on(editor_client.get(f"{EVENT}edit/"))
    save(event, reviewer, location="Basel", date_text="2019", short_title="Theirs alone")
    sent = {**form, "location": "Bern", "body": "Mine *alone*.", "edit_summary": "Why", "minor": "on"}
    response = editor_client.post(f"{EVENT}edit/", sent)
    soup = parsed(response, 409)
    assert [text.text for text in soup.select(".conflict-text")] == ["Global", "Basel", "Bern"]
    again = form_on(response, 409, action=f"{EVENT}edit/")
    assert (again["location"], again["body"]) == (["Bern"], ["Mine *alone*."])
    assert (again["short_title"], again["date_text"]) == (["Theirs alone"], ["2019"])
    assert (again["edit_summary"], again["minor"], again["base_revision"]) == (["Why"], ["on"], ["2"])
    assert latest(event).change.number == 2


def test_saving_again_after_a_conflict_settles_it(editor_client, page, reviewer):
    form = form_on(editor_client.get(EDIT))
    save(page, reviewer, body="Theirs.")
    again = form_on(editor_client.post(EDIT, {**form, "body": "Mine."}), 409, action=EDIT)
    assert editor_client.post(EDIT, again).status_code == 302
    assert (latest(page).record["body"], latest(page).change.number) == ("Mine.", 3)


def test_a_third_save_during_a_conflict_is_met_again(editor_client, page, reviewer):
    form = form_on(editor_client.get(EDIT))
    save(page, reviewer, body="Theirs.")
    again = form_on(editor_client.post(EDIT, {**form, "body": "Mine."}), 409, action=EDIT)
    save(page, reviewer, body="Theirs again.")
    soup = parsed(editor_client.post(EDIT, again), 409)
    assert [text.text.strip() for text in soup.select(".conflict-text")] == ["Theirs.", "Theirs again.", "Mine."]


def test_a_conflict_in_a_section_goes_on_with_the_whole_page(editor_client, reviewer):
    page = make_page(reviewer, title="Citing", body=SECTIONS)
    form = form_on(editor_client.get(f"{EDIT}?section=1"))
    save(page, reviewer, body=SECTIONS.replace("First.", "Theirs."))
    response = editor_client.post(EDIT, {**form, "body": "## One\n\nMine."})
    again = form_on(response, 409, action=EDIT)
    assert again["body"] == [SECTIONS.replace("First.", "Mine.")]
    assert "section" not in again


def test_bad_input_names_its_field_and_keeps_all_that_was_typed(editor_client, event):
    form = form_on(editor_client.get(f"{EVENT}edit/"))
    wrong = {
        "title": "",
        "location": f"x{OVERRIDE}",
        "countries": "Atlantis",
        "date_edtf": "December",
        "people_low": "many",
        "laws-0-text": "",
        "sources-1-url": "javascript:alert(1)",
    }
    response = editor_client.post(f"{EVENT}edit/", {**form, **wrong, "body": "Kept.", "edit_summary": "Why"})
    soup = parsed(response, 422)
    named = {a["href"] for a in soup.select(".notice-error a")}
    assert named == {
        f"#id_{name}" for name in ("title", "location", "countries", "date_edtf", "people", "laws", "sources")
    }
    assert {name[1:] for name in named} <= {tag["id"] for tag in soup.select("[id]")}
    again = form_on(response, 422, action=f"{EVENT}edit/")
    assert {name: again[name] for name in wrong} == {name: [value] for name, value in wrong.items()}
    assert (again["body"], again["edit_summary"]) == (["Kept."], ["Why"])
    assert soup.select_one("#id_title")["aria-invalid"] == "true"
    assert latest(event).change.number == 1


@pytest.mark.parametrize("deed", [{}, {"preview": "1"}])
@pytest.mark.parametrize(("field", "value"), [("title", "x" * 256), ("body", "a\x00b"), ("body", "x" * 500_001)])
def test_what_cannot_be_kept_is_refused_with_a_word_on_why(editor_client, page, field, value, deed):
    response = editor_client.post(EDIT, {**form_on(editor_client.get(EDIT)), field: value, **deed})
    assert parsed(response, 422).select_one(f'.notice-error a[href="#id_{field}"]')


@pytest.mark.parametrize("summary", ["x" * 501, "a\x00b", "a\x01b", OVERRIDE])
def test_a_summary_that_cannot_be_kept_is_refused_with_a_word_on_why(editor_client, page, summary):
    response = editor_client.post(EDIT, {**form_on(editor_client.get(EDIT)), "body": "x", "edit_summary": summary})
    soup = parsed(response, 422)
    assert soup.select_one('.notice-error a[href="#id_edit_summary"]')
    assert soup.select_one("#id_edit_summary[aria-invalid]")
    assert soup.select_one("#errors_edit_summary").text.strip()
    assert form_on(response, 422, action=EDIT)["body"] == ["x"]
    assert latest(page).change.number == 1


def test_a_kind_of_empty_that_is_none_is_told(editor_client, event):
    sent = {**form_on(editor_client.get(f"{EVENT}edit/")), "location": "", "location_state": "perhaps"}
    assert "“perhaps” is none of" in parsed(editor_client.post(f"{EVENT}edit/", sent), 422).select_one(".notice").text


def test_a_page_is_begun(new_editor_client, new_editor, db):
    form = form_on(new_editor_client.get(NEW))
    assert "base_revision" not in form
    response = new_editor_client.post(NEW, {**form, "title": "How to cite", "body": "So.", "edit_summary": "Begun"})
    assert response.url == "/help/how-to-cite/"
    change = latest(Guide.objects.get()).change
    assert (change.author, change.summary, change.tag_list) == (new_editor, "Begun", ["new-editor"])


def test_a_red_link_gives_the_new_page_its_title(editor_client):
    assert form_on(editor_client.get(f"{NEW}?title=How+to+cite"))["title"] == ["How to cite"]


def test_a_preview_of_a_new_page_saves_nothing(editor_client):
    response = editor_client.post(NEW, {"title": "How to cite", "body": "*So*", "preview": "1"})
    assert parsed(response).select_one("section.preview em")
    assert not Guide.objects.exists()


def test_likely_duplicates_are_shown_before_a_page_is_begun(editor_client, event):
    form = form_on(editor_client.get("/events/new/"))
    sent = {
        **form,
        "title": "Medical Files Leaked: 45 Million",
        "date_text": "2020",
        "body": "Kept.",
        "edit_summary": "W",
    }
    response = editor_client.post("/events/new/", sent)
    soup = parsed(response)
    assert soup.select_one(".notice-warning a")["href"] == EVENT
    again = form_on(response, action="/events/new/")
    assert (again["body"], again["edit_summary"]) == (["Kept."], ["W"])
    assert Event.objects.count() == 1
    assert editor_client.post("/events/new/", {**again, "another_one": "on"}).status_code == 302
    assert Event.objects.count() == 2


def test_a_new_page_of_the_same_name_is_shown_first_whatever_its_kind(editor_client, reviewer):
    make_page(reviewer, Harm, title="Insecurity")
    response = editor_client.post("/taxonomy/harms/new/", {"title": "insecurities"})
    assert parsed(response).select_one(".notice-warning a")["href"] == "/taxonomy/harms/insecurity/"


def test_bad_input_of_a_new_page_is_told_with_what_was_typed(editor_client):
    response = editor_client.post(NEW, {"title": "", "body": "Kept."})
    assert parsed(response, 422).select_one('.notice-error a[href="#id_title"]')
    assert form_on(response, 422, action=NEW)["body"] == ["Kept."]


def test_a_page_deleted_meanwhile_says_so(editor_client, steward, page):
    form = form_on(editor_client.get(EDIT))
    delete_page(page, by=steward, reason="Spam")
    assert editor_client.get(EDIT).status_code == 410
    assert editor_client.post(EDIT, {**form, "body": "x"}).status_code == 410


@pytest.mark.parametrize("address", [EDIT, NEW])
def test_strangers_are_asked_to_sign_in_and_led_back(client, page, address):
    for response in (client.get(address), client.post(address, {"title": "Citing", "body": "Spam."})):
        assert response.url == f"/accounts/login/?next={address}"
    assert Change.objects.count() == 1


def test_what_is_not_there_and_what_is_no_method(editor_client, page):
    assert editor_client.get("/help/nothing/edit/").status_code == 404
    for method in ("delete", "put", "patch"):
        assert getattr(editor_client, method)(EDIT).status_code == 405
        assert getattr(editor_client, method)(NEW).status_code == 405
