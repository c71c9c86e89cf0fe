"""The index follows the events in the saving transaction, and is made anew where it was lost."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from incidents.models import Event, Organisation
from incidents.search import install
from incidents.search.engines import engine
from incidents.search.texts import texts_of
from incidents.search.words import shown
from tests.factories import make_event, make_pages
from tests.incidents.records import FULL, make_vocabulary
from tests.incidents.search.bases import found, make_base, make_events
from wiki.deleting import delete_page, restore_page
from wiki.editing import revert_page, save_page
from wiki.history import latest
from wiki.moving import move_page
from wiki.rebuilding import rebuild
from wiki.verifying import verify

pytestmark = pytest.mark.django_db


def faults(model=Event):
    return [str(fault) for batch in verify(model) for fault in batch.faults]


def change(event, by, **data):
    event.refresh_from_db()
    record = {**latest(event).record, **data}
    return save_page(event, record, by=by, base=event.latest_number).page


@pytest.fixture
def event(editor):
    return make_event(editor, summary="Files of patients.")


def test_a_saved_event_is_found_by_its_new_words_alone(event, editor):
    change(event, editor, summary="Files of clinics.", organisations=[{"name": "CybelAngel", "role": "reporter"}])
    base = {"it": event}
    assert found(base, "clinic cybelangel") == {"it"}
    assert found(base, "patient") == set()
    revert_page(event, 1, by=editor, base=2)
    assert found(base, "patient") == {"it"}
    assert found(base, "clinic") == set()


def test_lead_and_body_are_told_apart_whatever_they_end_and_begin_with(editor):
    event = make_event(editor, title="A leak", summary="It lay open", body=".NET had a fault.")
    (texts,) = texts_of([event]).values()
    assert (shown(texts.lead), shown(texts.body)) == ("It lay open", ".NET had a fault.")
    event = make_event(editor, title="A breach", summary="It lay open.", body="## How\n\nNobody knows.")
    (texts,) = texts_of([event]).values()
    assert (shown(texts.lead), shown(texts.body)) == ("It lay open.", "How. Nobody knows.")


def test_a_moved_event_is_found_by_its_new_title(event, editor):
    move_page(event, title="Open Radiology", slug="", by=editor, reason="Better")
    assert found({"it": event}, "radiology") == {"it"}
    assert found({"it": event}, "leaked") == set()


def test_a_deleted_event_is_not_found_until_it_is_restored(event, steward):
    delete_page(event, by=steward, reason="Gone")
    assert found({"it": event}, "patient") == set()
    restore_page(event, by=steward, reason="Back")
    assert found({"it": event}, "patient") == {"it"}


def test_what_is_rolled_back_was_never_indexed(event, editor):
    with transaction.atomic():
        change(event, editor, summary="Secret.")
        transaction.set_rollback(True)
    assert found({"it": event}, "secret") == set()
    assert found({"it": event}, "patient") == {"it"}


def test_an_organisation_is_found_as_the_event_writes_it(editor):
    base = make_base()
    page = Organisation.objects.get(title="CybelAngel")
    move_page(page, title="Angel of Cybele", slug="", by=editor, reason="Renamed")
    assert found(base, "cybelangel") == {"files"}
    assert faults() == []


def test_a_batch_is_indexed_as_one_save_is(editor):
    make_vocabulary()
    saved = make_event(editor, **FULL)
    (recorded,) = make_events({"it": FULL}).values()
    stored = engine().stored([saved.pk, recorded.pk])
    assert stored[saved.pk] == stored[recorded.pk]
    assert faults() == []


def test_saving_what_is_not_searched_changes_nothing(event, editor):
    stored = engine().stored([event.pk])
    change(event, editor, date_text="2020")
    assert engine().stored([event.pk]) == stored


def test_a_lost_index_is_told_and_made_anew(steward):
    base = make_base()
    delete_page(base["clinic"], by=steward, reason="Gone")
    kept = engine().stored([base["files"].pk])
    engine().remove([base["files"].pk])
    engine().put({base["clinic"].pk: kept[base["files"].pk]})
    assert len([fault for fault in faults() if "searched texts" in fault]) == 2
    assert sum(len(batch.mended) for batch in rebuild(Event)) == 2
    assert faults() == []
    assert found(base, "medical") == {"files"}


def test_lost_words_are_told_and_kept_again():
    make_base()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM incidents_searchword WHERE word = 'cybelangel'")
    assert len([fault for fault in faults(Organisation) if "kept words" in fault]) == 1
    assert sum(len(batch.mended) for batch in rebuild(Organisation)) == 1
    assert faults(Organisation) == []


def execute(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def told(command):
    said = StringIO()
    try:
        call_command(command, stdout=said)
    except CommandError:
        said.write("not all agree")
    return said.getvalue()


def emptied(index):
    return f"INSERT INTO {index} ({index}) VALUES ('delete-all')"


SPOILT = {
    "triggers": (["DROP TRIGGER incidents_searchname_insert", "DROP TRIGGER incidents_searchname_update"], "triggers"),
    "names": ([emptied("incidents_searchname")], "the index of names is not"),
    "one name": (
        ["INSERT INTO incidents_searchname (incidents_searchname, rowid, key) SELECT 'delete', id, key FROM wiki_name"],
        "the index of names is not",
    ),
    "parts of words": ([emptied("incidents_searchtrigram")], "the index of parts of words is not that of the words"),
    "parts of a word that is gone": (["DELETE FROM incidents_searchword WHERE word = 'cybelangel'"], "of the words"),
    "parts in themselves": (["DELETE FROM incidents_searchtrigram_data"], "parts of words is not whole (database disk"),
    "texts": (
        ["DELETE FROM incidents_eventtext_idx", "DELETE FROM incidents_eventtext_data"],
        "the index of texts is not that of the texts (database disk image is malformed)",
    ),
    "a table": (["DROP TABLE incidents_searchtrigram"], "(no such table"),
}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its indexes itself")
@pytest.mark.parametrize(("statements", "fault"), SPOILT.values(), ids=SPOILT)
def test_an_index_that_is_not_what_it_is_made_of_is_told_and_restored(statements, fault):
    base = make_base()
    assert "All agree" in told("verify")
    execute(*statements)
    assert "index 0 searches: " in (said := told("verify"))
    assert fault in said
    assert "not all agree" in said
    assert "index of searches restored" in told("rebuild")
    assert "All agree" in told("verify")
    assert "restored" not in told("rebuild")
    make_pages(Organisation, "Entirely New")
    assert [name[4] for name in engine().names_with(["org"], ["entirely"], 5)] == ["Entirely New"]
    assert [name[4] for name in engine().names_with(["org"], ["cybel"], 5)] == ["CybelAngel"]
    assert engine().like_words("cybelangle", 1) == ["cybelangel"]
    assert found(base, "medical") == {"files", "clinic"}


def test_texts_of_no_event_are_told_and_taken_out():
    base = make_base()
    pk = base["files"].pk
    engine().add([(99_999, engine().stored([pk])[pk])])
    assert "index 0 searches: there are texts of no event" in told("verify")
    assert "index of searches restored" in told("rebuild")
    assert 99_999 not in engine().everything()
    assert "All agree" in told("verify")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite brings its stemmer along")
def test_words_that_another_stemmer_made_are_told_and_made_anew():
    stemmer = "ALTER TEXT SEARCH CONFIGURATION casebook ALTER MAPPING FOR asciiword WITH"
    execute(f"{stemmer} simple")
    base = make_base()
    execute(f"{stemmer} unaccent, casebook_stem")
    assert found(base, "file") == set()
    assert [fault.partition(": ")[2] for fault in faults()] == ["its indexed words are not those of its rows"] * 3
    mended = {page.pk for batch in rebuild(Event) for page in batch.mended}
    assert mended == {base[name].pk for name in ("files", "covid", "clinic")}
    assert faults() == []
    assert found(base, "file") == {"files", "clinic"}


def test_installing_again_changes_nothing():
    base = make_base()
    install()
    assert found(base, "medical") == {"files", "clinic"}


def test_installing_takes_out_the_texts_of_events_that_are_no_more():
    base = make_base()
    engine().put(engine().stored([base["files"].pk]) | {10**6: engine().stored([base["files"].pk])[base["files"].pk]})
    assert 10**6 in engine().everything()
    install()
    assert set(engine().everything()) == {event.pk for event in base.values()}


def test_names_follow_though_a_migration_made_their_table_anew(db):
    """As Django does with a table of SQLite: copied, dropped, renamed; triggers and our own indexes go with it."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL alters its tables in place")
    base = make_base()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'wiki_name'")
        sql = cursor.fetchone()[0].replace('"wiki_name"', '"new__wiki_name"', 1)
        cursor.execute(sql)
        cursor.execute("INSERT INTO new__wiki_name SELECT * FROM wiki_name")
        cursor.execute("DROP TABLE wiki_name")
        cursor.execute("ALTER TABLE new__wiki_name RENAME TO wiki_name")
        cursor.execute("UPDATE wiki_name SET key = 'quite another' WHERE key = 'cybelangel'")
    call_command("migrate", verbosity=0)
    names = engine().names_with(["org"], ["another"], 5)
    assert [name[4] for name in names] == ["CybelAngel"]
    make_pages(Organisation, "Entirely New")
    assert engine().names_with(["org"], ["new"], 5)
    assert found(base, "medical") == {"files", "clinic"}
