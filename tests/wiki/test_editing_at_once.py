"""Editors at work in the same moment, on connections of their own: nobody's words are lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from tests.factories import UserFactory, make_page
from wiki import history
from wiki.editing import Conflict, create_page, save_page
from wiki.models import Change, Guide, Name
from wiki.talking import start_thread

pytestmark = pytest.mark.django_db(transaction=True)
EDITORS = 4


def at_once(deed):
    """What comes of a deed done by several people at once; each is given a number and told to wait for the others."""
    barrier = Barrier(EDITORS)

    def work(number):
        try:
            return deed(number, barrier.wait)
        except Conflict as conflict:
            return conflict
        finally:
            connections.close_all()

    with ThreadPoolExecutor(EDITORS) as pool:
        return list(pool.map(work, range(EDITORS)))


@pytest.fixture
def editors():
    return UserFactory.create_batch(EDITORS)


@pytest.fixture
def page(editors):
    return make_page(editors[0], title="Citing", body="\n\n".join(f"Paragraph {n}." for n in range(EDITORS)))


def test_edits_of_other_paragraphs_are_all_kept(page, editors):
    def edit(number, wait):
        record = history.latest(page).record
        body = record["body"].replace(f"Paragraph {number}.", f"Edited by {number}.")
        wait()
        return save_page(Guide.objects.get(), {**record, "body": body}, by=editors[number], base=1)

    saved = at_once(edit)
    page.refresh_from_db()
    assert page.body == "\n\n".join(f"Edited by {number}." for number in range(EDITORS))
    assert sorted(one.change.number for one in saved) == [2, 3, 4, 5]
    assert (page.latest_number, page.revision_count, Change.objects.count()) == (5, 5, 5)
    assert history.latest(page).record["body"] == page.body
    assert sorted(one.merged for one in saved) == [False, True, True, True]


def test_of_edits_of_the_same_paragraph_one_is_saved_and_the_others_are_told(page, editors):
    def edit(number, wait):
        record = history.latest(page).record
        wait()
        return save_page(Guide.objects.get(), {**record, "body": f"All mine, {number}."}, by=editors[number], base=1)

    outcomes = at_once(edit)
    conflicts = [outcome for outcome in outcomes if isinstance(outcome, Conflict)]
    (saved,) = [outcome for outcome in outcomes if not isinstance(outcome, Conflict)]
    page.refresh_from_db()
    assert len(conflicts) == EDITORS - 1
    assert page.body == history.stored(page, saved.change.number).record["body"]
    assert {conflict.theirs["body"] for conflict in conflicts} == {page.body}
    assert (page.latest_number, Change.objects.count()) == (2, 2)


def test_pages_begun_with_the_same_title_get_addresses_of_their_own(editors):
    def begin(number, wait):
        wait()
        return create_page(Guide(), {"title": "Citing"}, by=editors[number]).page.slug

    slugs = at_once(begin)
    assert sorted(slugs) == ["citing", "citing-2", "citing-3", "citing-4"]
    assert set(Name.objects.filter(role=Name.Role.TITLE).values_list("slug", flat=True)) == set(slugs)


def test_comments_are_all_counted_while_the_page_is_saved(page, editors):
    def talk_and_edit(number, wait):
        wait()
        start_thread(page, title="Is it so?", body="It is.", by=editors[number])
        if number:
            return None
        return save_page(Guide.objects.get(), {"title": "Citing", "body": "Anew."}, by=editors[0], base=1)

    at_once(talk_and_edit)
    page.refresh_from_db()
    assert (page.talk_count, page.body) == (EDITORS, "Anew.")
