"""All revisions of all live pages of a kind, those first that others name."""

import pytest

from taxonomy.models import Harm
from tests.factories import NOON, make_page, past
from wiki import histories, history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Guide
from wiki.recording import PageHistory, record_history

pytestmark = pytest.mark.django_db


def told(model):
    return [(one.edition.record["title"], one.edition.number) for one in histories.histories(model)]


def save(page, by, **changes):
    page.refresh_from_db()
    save_page(page, {**history.latest(page).record, **changes}, by=by, base=page.latest_number)


def test_a_page_comes_after_those_that_it_names(editor):
    for title in ("Narrow", "Middle", "Broad", "Later"):
        make_page(editor, Harm, title=title)
    save(Harm.objects.get(slug="narrow"), editor, parent="middle", superseded_by="later")
    save(Harm.objects.get(slug="middle"), editor, parent="broad")
    order = [title for title, _number in told(Harm)]
    assert sorted(set(order), key=order.index) == ["Broad", "Later", "Middle", "Narrow"]
    assert told(Harm)[-2:] == [("Narrow", 1), ("Narrow", 2)]


def test_what_goes_round_in_a_circle_comes_last_and_comes(editor):
    for title in ("One", "Two", "Three"):
        make_page(editor, Harm, title=title)
    save(Harm.objects.get(slug="one"), editor, parent="two")
    save(Harm.objects.get(slug="two"), editor, parent="one")
    save(Harm.objects.get(slug="three"), editor, parent="three")
    titles = [title for title, _number in told(Harm)]
    assert sorted(titles) == ["One", "One", "Three", "Three", "Two", "Two"]


def test_deleted_pages_are_left_out_with_all_their_revisions(editor, steward):
    page = make_page(editor, title="Spam")
    make_page(editor, title="Citing")
    delete_page(page, by=steward, reason="Trial")
    assert told(Guide) == [("Citing", 1)]


def test_batches_end_within_a_page_and_none_is_told_twice(monkeypatch):
    monkeypatch.setattr(histories, "BATCH", 3)
    pages = [[past(f"Page {n}", NOON, body=f"Text {k}.") for k in range(4)] for n in range(3)]
    record_history(Guide, [PageHistory(revisions=revisions) for revisions in pages])
    assert told(Guide) == [(f"Page {n}", k) for n in range(3) for k in range(1, 5)]
