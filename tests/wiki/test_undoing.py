import pytest

from incidents.models import Event
from tests.factories import make_page
from tests.wiki.test_contributors import imported
from wiki import history
from wiki.contributors import contributor
from wiki.editing import save_page
from wiki.undoing import CannotUndo, Run, runs_of, undo_contributor, without_contributor

BODY = "First.\n\nSecond.\n\nThird."


@pytest.fixture
def page(reviewer):
    return make_page(reviewer, title="Citing", body=BODY)


@pytest.fixture
def edith(editor):
    return contributor(editor.username)


def save(page, by, **changes):
    save_page(page, {**history.latest(page).record, **changes}, by=by, base=page.latest_number)
    page.refresh_from_db()


def body(page, who):
    return without_contributor(page, who).record["body"]


def test_runs_are_unbroken_and_the_newest_first(page, editor, reviewer, edith):
    for by, title in [(editor, "b"), (editor, "c"), (reviewer, "d"), (editor, "e")]:
        save(page, by, title=title)
    assert runs_of(page, edith) == [Run(5, 5, 4), Run(2, 3, 1)]
    assert runs_of(page, contributor("Rowan")) == [Run(4, 4, 3), Run(1, 1, None)]


def test_the_last_run_goes_back_to_the_state_before_it(page, editor, edith):
    save(page, editor, body="Spam")
    save(page, editor, body="More spam", title="Spam")
    record = without_contributor(page, edith).record
    assert (record["title"], record["body"]) == ("Citing", BODY)


def test_what_others_did_since_is_kept(page, editor, reviewer, edith):
    save(page, editor, body=BODY.replace("First.", "Spam."))
    save(page, reviewer, body=BODY.replace("First.", "Spam.").replace("Third.", "The third."))
    assert body(page, edith) == BODY.replace("Third.", "The third.")


def test_every_run_is_taken_back(page, editor, reviewer, edith):
    save(page, editor, body=BODY.replace("First.", "Spam."))
    save(page, reviewer, title="How to cite")
    save(page, editor, title="Spam")
    undoing = without_contributor(page, edith)
    assert (undoing.record["title"], undoing.record["body"]) == ("How to cite", BODY)
    assert len(undoing.undone) == 2


def test_what_was_taken_back_already_changes_nothing(page, editor, reviewer, edith):
    save(page, editor, body="Spam")
    save(page, reviewer, body=BODY)
    undoing = without_contributor(page, edith)
    assert undoing.record["body"] == BODY
    assert not undoing.conflicts


def test_a_later_edit_of_the_same_words_stands_against_it(page, editor, reviewer, edith):
    save(page, editor, body=BODY.replace("First.", "Spam."))
    save(page, reviewer, body=BODY.replace("First.", "No spam."))
    undoing = without_contributor(page, edith)
    [(run, conflicts)] = undoing.conflicts
    assert (run, [conflict.key for conflict in conflicts]) == (Run(2, 2, 1), ["body"])
    with pytest.raises(CannotUndo):
        undo_contributor(page, edith, by=reviewer, base=3)
    page.refresh_from_db()
    assert page.latest_number == 3


def test_who_began_the_page_keeps_what_it_began_with(editor, reviewer, edith):
    page = make_page(editor, title="Citing", body=BODY)
    assert without_contributor(page, edith).began == Run(1, 1, None)
    save(page, reviewer, title="How to cite")
    save(page, editor, title="Spam")
    undoing = without_contributor(page, edith)
    assert (undoing.record["title"], undoing.began, undoing.undone) == ("How to cite", Run(1, 1, None), [Run(3, 3, 2)])


def test_who_changed_nothing_has_nothing_undone(page, edith):
    undoing = without_contributor(page, edith)
    assert (undoing.undone, undoing.conflicts, undoing.began) == ([], [], None)


def test_an_imported_name_can_be_undone_and_its_namesake_is_left(editor, reviewer):
    page = imported("Edith")
    save(page, editor, title="How to cite")
    assert runs_of(page, contributor("imported>Edith")) == [Run(1, 1, None)]
    assert runs_of(page, contributor("Edith")) == [Run(2, 2, 1)]


def test_it_is_one_revision_of_every_relation(editor, reviewer, edith):
    event = make_page(reviewer, Event, title="A leak", harms=["Insecurity", "Exposure"], location="Global")
    save(event, editor, harms=[], location="Nowhere", breakdown=[{"threat": "spam"}])
    save(event, editor, title="Spam")
    saved = undo_contributor(event, edith, by=reviewer, base=3, summary="Spam")
    assert (saved.change.number, saved.change.tag_list, saved.change.summary) == (4, ["undo"], "Spam")
    now = history.latest(saved.page).record
    assert now == history.stored(event, 1).record
    assert [value.text for value in event.harm_values.all()] == ["Insecurity", "Exposure"]


def test_what_was_not_previewed_is_not_saved(page, editor, reviewer, edith):
    save(page, editor, body="Spam")
    save(page, reviewer, title="How to cite")
    with pytest.raises(CannotUndo):
        undo_contributor(page, edith, by=reviewer, base=2)
