import gc
import itertools
import random
import weakref
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from common.inserting import FEW
from incidents.models import Event, Organisation, Source
from taxonomy.models import Harm
from tests.factories import NOON, make_event, make_page, past
from tests.incidents.records import FULL, OTHER, make_vocabulary
from tests.wiki.listening import hearing
from tests.wiki.tables import everything, everything_by_name
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import create_page, save_page
from wiki.fields import RecordErrors
from wiki.models import Change, Guide, LinkStamp, Name
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.signature import Signature
from wiki.verifying import verify

pytestmark = pytest.mark.django_db


def at(hours):
    return NOON + timedelta(hours=hours)


def record(model=Guide, page=None, slug="", revisions=()):
    """Record one history; the page is read anew."""
    (page,) = record_history(model, [PageHistory(page=page, slug=slug, revisions=list(revisions))])
    return model.objects.get(pk=page.pk)


def numbers(page):
    """Number and moment of the page's revisions, newest first."""
    return [(change.number, change.moment) for change in history.changes_of(page)]


def faults(model):
    return [str(fault) for batch in verify(model) for fault in batch.faults]


def saved_one_by_one(model, records, editor):
    with travel(at(0), tick=False):
        page = create_page(model(), records[0], by=editor, summary="Edit 0").page
    for hours, data in enumerate(records[1:], 1):
        page.refresh_from_db()
        with travel(at(hours), tick=False):
            save_page(page, data, by=editor, base=page.latest_number, summary=f"Edit {hours}", minor=hours == 2)


def recorded_at_once(model, records, editor):
    revisions = [
        PastRevision(
            record=data, signature=Signature(moment=at(hours), by=editor, summary=f"Edit {hours}", minor=hours == 2)
        )
        for hours, data in enumerate(records)
    ]
    record(model, slug="the-page", revisions=revisions)


@pytest.mark.parametrize(
    ("model", "records"),
    [
        (
            Guide,
            [{"title": "Citing"}, {"title": "Citing", "body": "[[Here]]"}, {"title": "How to cite", "body": "[[It]]"}],
        ),
        (Harm, [{"title": "Insecure"}, {"title": "Insecurity", "parent": "disclosure", "alt_labels": ["Leak"]}]),
        (Event, [FULL, OTHER]),
        (
            Event,
            [{"title": "A leak"}, {**FULL, "title": "A leak"}, {**FULL, "body": "Cut."}, {**OTHER, "title": "A leak"}],
        ),
    ],
)
def test_a_recorded_history_has_the_rows_of_one_that_was_saved(editor, model, records):
    make_vocabulary()
    rows = []
    for way in (saved_one_by_one, recorded_at_once):
        point = transaction.savepoint()
        way(model, [{"slug": "the-page", **data} for data in records], editor)
        rows.append(everything_by_name())
        transaction.savepoint_rollback(point)
    for table, said in rows[0].items():
        assert said == rows[1][table], table


def test_the_same_history_in_two_goes_has_the_same_rows(editor):
    make_vocabulary()
    revisions = [past(moment=at(n), **data) for n, data in enumerate([FULL, OTHER, {**FULL, "title": "Leaked"}])]
    rows = []
    for first in (revisions, revisions[:1], revisions[:2]):
        point = transaction.savepoint()
        page = record(Event, slug="leak", revisions=first)
        if first != revisions:
            record(Event, page=page, revisions=revisions[len(first) :])
        rows.append(everything_by_name())
        transaction.savepoint_rollback(point)
    for table, said in rows[0].items():
        assert said == rows[1][table] == rows[2][table], table


def test_an_older_revision_that_arrives_later(editor):
    page = record(revisions=[past("Citing", at(5), body="Latest.")])
    page = record(page=page, revisions=[past("To cite", at(1), body="Old.", name="Ada"), past("Cite", at(3))])
    assert numbers(page) == [(1, at(5)), (3, at(3)), (2, at(1))]
    assert (page.title, page.body, page.latest_number, page.revision_count) == ("Citing", "Latest.", 1, 3)
    assert (page.created_at, page.changed_at) == (at(1), at(5))
    assert history.stored(page, 2).change.user_name == "imported>Ada"
    former = Name.objects.filter(role=Name.Role.FORMER).values_list("text", flat=True)
    assert sorted(former) == ["Cite", "To cite"]
    assert faults(Guide) == []


def test_a_newer_revision_that_arrives_becomes_the_latest(editor):
    page = record(revisions=[past("Citing", at(5), body="Old.")])
    page = record(page=page, revisions=[past("Citing", at(9), body="New."), past("Cite", at(7), body="Between.")])
    assert numbers(page) == [(2, at(9)), (3, at(7)), (1, at(5))]
    assert (page.body, page.latest_number, page.revision_count) == ("New.", 2, 3)
    assert page.to_record() == history.latest(page).record
    assert faults(Guide) == []


def test_of_the_same_moment_the_one_that_arrived_last_is_the_latest(editor):
    page = record(revisions=[past(moment=at(1), body="First."), past(moment=at(1), body="Second.")])
    assert (page.latest_number, page.body) == (2, "Second.")
    page = record(page=page, revisions=[past(moment=at(1), body="Third.")])
    assert (page.latest_number, page.body) == (3, "Third.")
    assert faults(Guide) == []


def test_sizes_change_from_the_revision_before_whenever_it_arrived(editor):
    page = record(revisions=[past(moment=at(5), body="12345")])
    record(page=page, revisions=[past(moment=at(1), body="1"), past(moment=at(3), body="123")])
    changes = {change.number: change.size_change for change in history.changes_of(page)}
    assert (changes[1], changes[3]) == (2, 2)
    assert changes[2] == history.stored(page, 2).change.size


def test_sizes_are_right_in_whatever_order_revisions_arrive(editor):
    dice = random.Random(5)
    page = record(revisions=[past(moment=at(20), body="x" * 50)])
    for _ in range(12):
        some = [past(moment=at(dice.randint(1, 40)), body="x" * dice.randint(1, 99)) for _ in range(dice.randint(1, 9))]
        page = record(page=page, revisions=some)
    by_age = list(history.changes_of(page))[::-1]
    sizes = [0, *(change.size for change in by_age)]
    assert [change.size_change for change in by_age] == [size - before for before, size in itertools.pairwise(sizes)]
    assert faults(Guide) == []


def test_many_revisions_for_a_page_that_is_there_cost_the_queries_of_one(editor):
    page = record(revisions=[past(moment=at(5))])

    def queries(count, hours):
        with CaptureQueriesContext(connection) as captured:
            record(page=page, revisions=[past(moment=at(hours), body=f"{hours} {n}") for n in range(count)])
        return len(captured)

    assert queries(FEW + 40, 7) <= queries(1, 6) + 4  # PostgreSQL asks for keys before it copies
    assert queries(FEW + 40, 2) <= queries(1, 3) + 5


def test_what_was_recorded_is_out_of_memory_at_once(editor):
    make_vocabulary()
    body = "[Left open.]{harm=insecurity} Then closed."

    def record_some():
        return weakref.ref(record_history(Event, [PageHistory(revisions=[past("A leak", body=body)])])[0])

    gc.collect()
    gc.disable()
    try:
        assert record_some()() is None
    finally:
        gc.enable()


def test_an_edit_goes_on_from_the_latest_not_from_the_last_number(editor):
    page = record(revisions=[past(moment=at(5), body="Latest.")])
    page = record(page=page, revisions=[past(moment=at(1), body="Old.")])
    saved = save_page(page, {"title": "A leak", "body": "Edited."}, by=editor, base=1)
    assert (saved.change.number, saved.merged) == (3, False)
    assert (saved.page.latest_number, saved.page.body) == (3, "Edited.")


def test_organisations_are_signed_by_whoever_named_them_first():
    revisions = [
        past(moment=at(1), name="Ada", organisations=[{"name": "CybelAngel", "role": "reporter"}]),
        past(moment=at(2), name="Ben", organisations=[{"name": "Cybelangel", "role": "actor"}]),
    ]
    record(Event, revisions=revisions)
    change = history.latest(Organisation.objects.get()).change
    assert (change.title, change.author_name, change.moment) == ("CybelAngel", "Ada", at(1))


def test_bad_data_of_one_page_stores_nothing_of_any():
    before = everything()
    with pytest.raises(RecordErrors):
        record_history(Guide, [PageHistory(revisions=[past("Good")]), PageHistory(revisions=[past("")])])
    assert everything() == before


def test_a_deleted_page_takes_no_history(editor, steward):
    page = make_page(editor)
    delete_page(page, by=steward, reason="Spam")
    with pytest.raises(Guide.DoesNotExist):
        record(page=page, revisions=[past(body="More.")])


def test_pages_come_back_in_the_order_given(editor):
    known = make_page(editor, title="Known")
    pages = record_history(
        Guide,
        [
            PageHistory(revisions=[past("B")]),
            PageHistory(page=known, revisions=[past("C", known.changed_at + timedelta(hours=1))]),
            PageHistory(revisions=[past("A")]),
        ],
    )
    assert [page.title for page in pages] == ["B", "C", "A"]
    assert LinkStamp.objects.get().number > 0


def test_listeners_hear_of_all_at_once_and_of_nothing_old():
    heard = []
    with hearing(lambda saves: heard.append([save.record["body"] for save in saves])):
        pages = record_history(Guide, [PageHistory(revisions=[past(f"Page {n}", body=str(n))]) for n in range(3)])
        record(page=pages[0], revisions=[past("Page 0", at(-1), body="Old.")])
        record(page=pages[0], revisions=[past("Page 0", at(1), body="New.")])
    assert heard == [["0", "1", "2"], ["New."]]


def test_a_batch_costs_the_same_whatever_its_size(editor):
    make_vocabulary()
    make_event(editor, **{**FULL, "title": "Leak"})

    def queries(count):
        histories = [
            PageHistory(
                revisions=[
                    past(f"Leak {count} {n}", sources=[{"key": "a", "title": f"{count} {n}"}]),
                    past(**{**FULL, "title": f"Leak {count} {n}"}, moment=at(1)),
                ]
            )
            for n in range(count)
        ]
        with CaptureQueriesContext(connection) as captured:
            record_history(Event, histories)
        return len(captured)

    count = 10 if connection.vendor == "sqlite" else FEW + 10  # PostgreSQL stores few rows in another way
    assert queries(2 * count) == queries(count)
    assert Source.objects.count() == 3 * count + 1
    assert Change.objects.of("event", Event.objects.last().pk).count() == 2
