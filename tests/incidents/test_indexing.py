from datetime import timedelta

import pytest

from incidents import indexing
from incidents.index import codes, current
from incidents.models import Event, EventFacts, FactStamp, Organisation
from incidents.models.involvement import Role
from taxonomy.models import Harm
from tests.factories import NOON, make_event, make_page, make_pages, past
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki.deleting import delete_page, restore_page
from wiki.editing import revert_page, save_page, undo_revision
from wiki.moving import move_page
from wiki.rebuilding import rebuild
from wiki.recording import PageHistory, record_history
from wiki.verifying import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


def all_agree():
    return indexing.stale(list(Event.objects.all())) == []


def stamp():
    return FactStamp.objects.get().number


def append(event, hours, **data):
    revision = past("Another title", NOON + timedelta(hours=hours), **data)
    record_history(Event, [PageHistory(page=event, revisions=[revision])])


def two_of(data):
    """Two histories of one revision, which says the same but for the title."""
    return [PageHistory(revisions=[past(**{**data, "title": title})]) for title in ("One", "Two")]


INVOLVED = [
    {"name": name, "role": role, **page}
    for role in Role.values
    for name, page in (("Acme", {}), (f"No page, {role}", {"organisation": None}))
]
DEEDS = {
    "save": lambda event, by: save_page(event, OTHER, by=by, base=1),
    "revert": lambda event, by: (save_page(event, OTHER, by=by, base=1), revert_page(event, 1, by=by, base=2)),
    "undo": lambda event, by: (save_page(event, OTHER, by=by, base=1), undo_revision(event, 2, by=by, base=2)),
    "move": lambda event, by: move_page(event, title="Zebra", slug="", by=by, reason="Trial"),
    "delete": lambda event, by: delete_page(event, by=by, reason="Trial"),
    "restore": lambda event, by: (DEEDS["delete"](event, by), restore_page(event, by=by, reason="Trial over")),
    "older history": lambda event, by: append(event, -(10**5)),
    "newer history": lambda event, by: append(event, 10**5, harms=["Disclosure"]),
    "import": lambda event, by: record_history(Event, two_of({**FULL, "organisations": INVOLVED})),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_facts_follow_every_deed(event, steward, deed):
    deed(event, steward)
    assert EventFacts.objects.count() == Event.objects.count()
    assert all_agree()
    assert list(current().live) == sorted(Event.objects.live().values_list("pk", flat=True))


def test_a_deed_on_an_event_has_a_stamp_of_its_own(event, editor):
    before = stamp()
    save_page(event, OTHER, by=editor, base=1)
    assert stamp() == before + 1 == EventFacts.objects.get().stamp


def test_a_save_that_changes_nothing_writes_no_facts(event, editor):
    before = stamp()
    save_page(event, FULL, by=editor, base=1)
    assert stamp() == before


def test_moving_a_term_rewrites_no_facts_and_moves_its_events(event, editor):
    before, group = stamp(), make_page(editor, Harm, title="Processing")
    harm = Harm.objects.get(slug="insecurity")
    assert current().vocabulary.branch("harm", group.pk) == [group.pk]
    save_page(harm, {"title": "Insecurity", "parent": "processing"}, by=editor, base=harm.latest_number)
    assert stamp() == before
    assert current().vocabulary.branch("harm", group.pk) == sorted([group.pk, harm.pk])


def test_a_merged_organisation_is_known_by_what_it_became(event, editor):
    beta = make_page(editor, Organisation, title="Beta")
    angel = Organisation.objects.get(slug="cybelangel")
    save_page(angel, {"title": "CybelAngel", "merged_into": "beta"}, by=editor, base=angel.latest_number)
    assert current().vocabulary.merged == {angel.pk: beta.pk}


def test_lost_and_wrong_facts_are_told_and_made_anew(event, editor):
    other = make_event(editor, title="Another")
    EventFacts.objects.filter(event=event).delete()
    EventFacts.objects.filter(event=other).update(earliest=5)
    epoch = FactStamp.objects.get().epoch
    faults = [fault for batch in verify(Event) for fault in batch.faults]
    assert {fault.page_id for fault in faults} == {event.pk, other.pk}
    assert all("facts" in fault.message for fault in faults)
    assert [page for batch in rebuild(Event) for page in batch.mended] == [event, other]
    assert all_agree()
    assert FactStamp.objects.get().epoch != epoch, "processes that hold the wrong facts load all anew"
    assert [page for batch in rebuild(Event) for page in batch.mended] == []


def test_a_row_without_a_term_is_not_empty(editor):
    event = make_event(editor, title="Odd", harms=["As nobody else wrote it"], laws=[{"text": "Some act"}])
    index = current()
    of_harm = [code for code, events in index.values.items() if code >> codes.SHIFT == codes.HARM.number]
    assert of_harm == []
    assert event.pk not in index.having(codes.LAW.empty_codes)
    assert event.pk in index.having(codes.ACTOR.empty_codes)


def test_facts_cost_the_same_for_any_number_of_events(editor, django_assert_num_queries):
    events = make_pages(Event, *(f"Event {number}" for number in range(30)))
    with django_assert_num_queries(6):  # link stamp, stamp read and counted, two for the values, one to write
        indexing.write(events)
