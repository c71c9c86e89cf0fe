"""What is done to lists: in an order, within caps, never over another's head."""

import pytest

from library.lists import curating
from library.lists.curating import Clash, Full
from library.models import ListEntry, ReadingList
from tests.factories import make_event
from tests.library.lists.making import make_full_list, make_reading_list, titles_in
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import LogEntry

SAID = {"title": "Anew", "description": "For a class.", "visibility": "link"}
BESIDE = {"number": None, "notes": "Look at the date.", "questions": "1. Why?"}


def test_a_key_cannot_be_guessed(editor):
    keys = {make_reading_list(editor).key for _number in range(20)}
    assert len(keys) == 20
    assert all(len(key) == 12 for key in keys)


def test_a_list_is_changed_in_the_version_that_was_seen(editor):
    one = make_reading_list(editor)
    changed = curating.change_list(one, base=1, **SAID)
    assert (changed.title, changed.version) == ("Anew", 2)
    with pytest.raises(Clash) as clash:
        curating.change_list(one, base=1, title="Other", description="", visibility="public")
    assert clash.value.now.title == "Anew"
    assert ReadingList.objects.get().title == "Anew"


def test_adding_an_event_is_no_clash_for_who_edits_the_words_of_the_list(editor):
    one = make_full_list(editor, "A", "B")
    assert curating.change_list(one, base=1, **SAID).title == "Anew"


def test_an_event_is_in_a_list_once(editor):
    one, event = make_reading_list(editor), make_event(editor)
    first = curating.add_event(one, event, number=1)
    again = curating.add_event(one, event, number=None)
    assert again == first
    assert ListEntry.objects.get().number == 1


def test_a_list_takes_as_many_as_it_says(editor, monkeypatch):
    monkeypatch.setattr(curating, "MOST_ENTRIES", 2)
    one = make_full_list(editor, "A", "B")
    with pytest.raises(Full):
        curating.add_event(one, make_event(editor, title="C"), number=1)
    assert titles_in(one) == ["A", "B"]


def test_an_account_has_as_many_lists_as_it_may(editor, monkeypatch):
    monkeypatch.setattr(curating, "MOST_LISTS", 1)
    one = make_reading_list(editor)
    with pytest.raises(Full):
        curating.copy_list(one, by=editor)
    assert ReadingList.objects.count() == 1


def test_events_change_places(editor):
    one = make_full_list(editor, "A", "B", "C")
    first, _second, third = one.entries.all()
    curating.raise_entry(third)
    assert titles_in(one) == ["A", "C", "B"]
    curating.raise_entry(first)
    assert titles_in(one) == ["A", "C", "B"]
    curating.lower_entry(first)
    curating.lower_entry(first)
    curating.lower_entry(first)
    assert titles_in(one) == ["C", "B", "A"]


def test_places_close_up_after_one_is_taken_out(editor):
    one = make_full_list(editor, "A", "B", "C")
    _first, second, third = one.entries.all()
    curating.remove_entry(second)
    curating.raise_entry(third)
    assert titles_in(one) == ["C", "A"]
    curating.add_event(one, make_event(editor, title="D"), number=None)
    assert titles_in(one) == ["C", "A", "D"]
    with pytest.raises(ListEntry.DoesNotExist):
        curating.raise_entry(second)


def test_what_is_written_beside_an_event_clashes_with_what_was_written_meanwhile(editor):
    entry = make_full_list(editor, "A").entries.get()
    assert curating.change_entry(entry, base=1, **BESIDE).version == 2
    with pytest.raises(Clash) as clash:
        curating.change_entry(entry, base=1, number=1, notes="Mine.", questions="")
    assert clash.value.now.notes == "Look at the date."


def test_a_pin_is_renewed_and_notes_stay(editor):
    entry = make_full_list(editor, "A").entries.get()
    curating.change_entry(entry, base=1, **{**BESIDE, "number": 1})
    save_page(entry.event, {"title": "A", "body": "More."}, by=editor, base=1)
    entry.refresh_from_db()
    assert entry.has_moved_on
    pinned = curating.pin_entry(entry, number=2)
    assert (pinned.number, pinned.notes, pinned.has_moved_on) == (2, "Look at the date.", False)


def test_an_entry_that_follows_never_moves_on(editor):
    entry = make_full_list(editor, "A", number=None).entries.get()
    save_page(entry.event, {"title": "A", "body": "More."}, by=editor, base=1)
    entry.refresh_from_db()
    assert not entry.has_moved_on
    assert entry.shown_number == 2


def test_lists_count_what_moved_on(editor):
    one = make_full_list(editor, "A", "B")
    event = one.entries.first().event
    save_page(event, {"title": "A", "body": "More."}, by=editor, base=1)
    counted = ReadingList.objects.with_counts().get()
    assert (counted.entry_count, counted.moved_on_count) == (2, 1)


def test_a_copy_is_private_and_says_whose_it_was(editor, new_editor, steward):
    one = make_full_list(editor, "A", "B", "C")
    curating.change_entry(one.entries.first(), base=1, **BESIDE)
    delete_page(one.entries.last().event, by=steward, reason="Spam")
    copy = curating.copy_list(one, by=new_editor)
    assert titles_in(copy) == ["A", "B"]
    assert copy.visibility == "private"
    assert (copy.owner, copy.copied_from, copy.credit) == (new_editor, one, "Insecurity, week 3 (Edith)")
    assert copy.entries.first().questions == "1. Why?"
    curating.delete_list(one)
    copy.refresh_from_db()
    assert (copy.copied_from, copy.credit) == (None, "Insecurity, week 3 (Edith)")


def test_hiding_is_told_in_the_log_without_the_title(editor, reviewer):
    one = make_reading_list(editor, title="Libel")
    assert curating.hide_list(one, by=reviewer, reason="Libel of a person")
    assert not curating.hide_list(one, by=reviewer, reason="Again")
    assert curating.show_list(one, by=reviewer, reason="Mended")
    assert not curating.show_list(one, by=reviewer, reason="Again")
    entries = list(LogEntry.objects.order_by("pk"))
    assert [entry.action for entry in entries] == ["hide-list", "show-list"]
    assert "Libel" not in entries[0].title
    assert one.get_absolute_url() in entries[0].title
