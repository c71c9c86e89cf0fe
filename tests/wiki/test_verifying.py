from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from reversion.models import Version

from incidents.models import Citation, Event, Organisation, Passage, PassageCode, Source
from taxonomy.models import Harm
from tests.factories import NOON, make_event, make_pages, past
from tests.incidents.records import FULL, make_vocabulary
from wiki import history
from wiki.deleting import delete_page, restore_page
from wiki.editing import save_page
from wiki.models import Change, Guide, Link, Name, Thread
from wiki.moving import move_page
from wiki.record import dump
from wiki.recording import PageHistory, record_history
from wiki.talking import start_thread
from wiki.verifying import orphans, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    make_vocabulary()
    event = make_event(editor, **FULL)
    return save_page(event, {**FULL, "title": "Medical files leaked"}, by=editor, base=1).page


def faults(model=Event):
    return [fault.message for batch in verify(model) for fault in batch.faults]


def rewrite(page, number, **values):
    """Write other values into a stored record, behind everyone's back."""
    version = Version.objects.get(revision__change__kind=page.kind, revision__change__number=number)
    record = {**history.stored(page, number).record, **values}
    version.serialized_data = dump({key: value for key, value in record.items() if value is not ...})
    version.save()


def run(command):
    said = StringIO()
    call_command(command, stdout=said)
    return said.getvalue()


def test_all_agrees_after_every_deed(event, editor, steward):
    move_page(event, title="Leaked files", slug="leaked", by=editor, reason="Shorter")
    start_thread(event, title="Is it so?", body="It is.", by=editor)
    harm = Harm.objects.get(slug="insecurity")
    delete_page(harm, by=steward, reason="Trial")
    make_event(editor, title="Another", body="[x]{harm=insecurity}", harms=["Insecurity"])
    assert "All agree" in run("verify")
    move_page(Source.objects.get(), title="Exposure", slug="exposure", by=editor, reason="Trial")
    restore_page(harm, by=steward, reason="Trial over")
    delete_page(event, by=steward, reason="Trial")
    assert "All agree" in run("verify")


def test_a_link_that_is_written_otherwise_agrees(event, editor):
    record = history.latest(event).record
    save_page(event, {**record, "body": record["body"].replace("[[GDPR]]", "[[gdpr]]")}, by=editor, base=2)
    assert Link.objects.get().title == "gdpr"
    assert faults() == []


def test_each_page_at_fault_is_named_and_the_command_fails(event):
    Event.objects.update(location="Somewhere else")
    said = StringIO()
    with pytest.raises(CommandError, match="2 faults"):
        call_command("verify", stdout=said)
    assert "event 1 /events/45-million-medical-files-leaked/: its location is" in said.getvalue().replace(
        f"event {event.pk} ", "event 1 "
    )


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"latest_number": 1}, "latest_number is 1, and should be 2"),
        ({"revision_count": 3}, "revision_count is 3, and should be 2"),
        ({"created_at": NOON}, "created_at is"),
        ({"changed_at": NOON}, "changed_at is"),
        ({"talk_count": 1}, "talk_count is 1, and should be 0"),
        ({"earliest": None}, "its earliest is None"),
        ({"origin_id": ""}, "its origin_id is ''"),
        ({"people_high": 50_000_000}, "rows make another record: people"),
        ({"states": {}}, "rows make another record: consequences"),
        ({"body": ""}, "rows make another record: body"),
    ],
)
def test_columns_that_are_not_those_of_the_record(event, wrong, told):
    Event.objects.update(**wrong)
    assert told in "\n".join(faults())


@pytest.mark.parametrize(
    ("column", "value"), [("people_unit", "'peoplex'"), ("people_kind", "'some'"), ("states", "'[]'")]
)
def test_a_page_that_cannot_be_read_is_named_and_the_others_are_looked_at(event, editor, column, value):
    wrong = make_event(editor, **{**FULL, "title": "Spoilt"})
    Event.objects.filter(pk=make_event(editor, title="After it").pk).update(location="Elsewhere")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE incidents_event SET {column} = {value} WHERE id = %s", [wrong.pk])
    said = StringIO()
    with pytest.raises(CommandError, match="see above"):
        call_command("verify", stdout=said)
    assert f"/events/spoilt/: its {column} is" in said.getvalue()
    assert "/events/after-it/: its location is 'Elsewhere'" in said.getvalue()
    assert "/events/45-million" not in said.getvalue()
    call_command("rebuild", stdout=StringIO())
    assert "All agree" in run("verify")


def test_what_reading_a_page_raised_is_told_after_what_was_found_before(event):
    Event.objects.update(people_unit="peoplex")
    assert faults() == [
        "its people_unit is 'peoplex', and the record says 'files'",
        "its rows make another record: people",
        "it cannot be read to the end: KeyError('peoplex')",
    ]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        *((table, f"rows of {key} do not say") for key, table in Event.child_models.items() if key != "consequences"),
        (PassageCode, "rows of body do not say"),
        (Name, "its names are not"),
        (Link, "its links are not"),
    ],
)
def test_rows_that_are_gone(event, table, told):
    table.objects.all().delete()
    assert told in "\n".join(faults())


def test_rows_that_say_something_else(event):
    Citation.objects.update(accessed="2021")
    Passage.objects.filter(position=1).update(context="Elsewhere")
    PassageCode.objects.filter(slug="insecurity").update(term_id=Harm.objects.get(slug="disclosure").pk)
    assert faults() == [
        "its rows of sources do not say what the record says",
        "its rows of body do not say what the record says",
        "its rows make another record: sources",
    ]


def test_a_former_title_that_nobody_finds(event):
    Name.objects.filter(role=Name.Role.FORMER).delete()
    assert faults() == ["its names are not those of the record"]


def test_names_and_links_of_a_deleted_page(event, steward):
    name, link = Name.objects.filter(kind="event").first(), Link.objects.first()
    delete_page(event, by=steward, reason="Trial")
    name.save(force_insert=True)
    link.save(force_insert=True)
    assert faults() == ["its names are not those of the record", "its links are not those of the record"]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"people": ...}, "revision 1: its record lacks people"),
        ({"states": ..., "slug": ...}, "revision 1: its record lacks slug, states"),
        ({"kind": "harm"}, "revision 1: its record is of another kind or title"),
        ({"title": "Other"}, "revision 1: its record is of another kind or title"),
        ({"body": "ö"}, "bytes, not"),
    ],
)
def test_a_record_that_is_not_as_it_was_saved(event, values, told):
    rewrite(event, 1, **values)
    assert told in "\n".join(faults())


@pytest.mark.parametrize("data", ["", "{", "[]", "null"])
def test_a_record_that_is_none(event, data):
    Version.objects.filter(revision__change__kind="event").update(serialized_data=data)
    assert len([fault for fault in faults() if "record" in fault]) >= 2


def test_versions_that_are_missing_or_too_many_or_of_another_page(event):
    first, second = Version.objects.filter(revision__change__kind="event").order_by("pk")
    first.delete()
    second.pk, second.object_id = None, "0"
    second.save()
    assert faults() == [
        "revision 1 has no record that can be read: Expecting value: line 1 column 1 (char 0)",
        "revision 2 has several versions",
    ]
    Version.objects.filter(revision__change__number=2).exclude(object_id="0").delete()
    assert "revision 2: its version is of another page" in faults()


def test_sizes_and_their_changes(event):
    Change.objects.filter(kind="event", number=1).update(size=1)
    told = faults()
    assert any(fault.startswith("revision 1: its size changed by 1") for fault in told)
    assert any("bytes, not 1" in fault for fault in told)
    assert any(fault.startswith("revision 2: its size changed by") for fault in told)


def test_numbers_with_a_gap(event):
    Change.objects.filter(kind="event", number=2).update(number=3)
    assert "its revisions are numbered up to 3, but there are 2" in faults()


def test_a_page_without_a_revision(event):
    Change.objects.filter(kind="event").delete()
    assert "it has no revision" in faults()


def test_rows_of_no_page(event):
    strays = [
        Name(kind="event", page_id=0, role=1, text="x", key="x", stem="x", slug="x", title="x"),
        Name(kind="nothing", page_id=1, role=1, text="x", key="x", stem="x", slug="x", title="x"),
        Link(kind="harm", page_id=0, title="x", key="x"),
        Thread(kind="help", page_id=0, title="x"),
    ]
    for row in strays:
        row.save()
    assert sorted(map(str, orphans())) == [
        "event 0 –: there is no such page, but a name of it",
        "harm 0 –: there is no such page, but a link of it",
        "help 0 –: there is no such page, but a thread of it",
        "nothing 1 –: there is no such page, but a name of it",
    ]


def test_a_version_of_no_change(event):
    change = Change.objects.get(kind="event", number=1)
    Change.objects.filter(pk=change.pk).delete()
    assert len([orphan for orphan in orphans() if "belongs to no change" in orphan.message]) == 1


def test_a_history_that_arrived_out_of_order_agrees():
    (page,) = record_history(Guide, [PageHistory(revisions=[past("New", NOON), past("Old", NOON.replace(hour=1))])])
    record_history(Guide, [PageHistory(page=page, revisions=[past("Middle", NOON.replace(hour=6))])])
    record_history(Guide, [PageHistory(page=page, revisions=[past("First", NOON.replace(hour=0))])])
    assert faults(Guide) == []
    assert set(Name.objects.filter(role=Name.Role.FORMER).values_list("text", flat=True)) == {"Old", "Middle", "First"}


def test_queries_do_not_grow_with_the_pages(editor):
    make_vocabulary()
    record_history(Event, [PageHistory(revisions=[past(**{**FULL, "title": f"Leak {n}"})]) for n in range(5)])
    with CaptureQueriesContext(connection) as five:
        assert faults() == []
    record_history(Event, [PageHistory(revisions=[past(**{**FULL, "title": f"More {n}"})]) for n in range(5)])
    with CaptureQueriesContext(connection) as ten:
        assert faults() == []
    assert len(five) == len(ten)


def test_every_page_is_looked_at_in_batches_of_a_hundred():
    make_pages(Organisation, *(f"Body {n}" for n in range(101)))
    assert [batch.pages for batch in verify(Organisation)] == [100, 1]
