from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from reversion.models import Revision, Version
from time_machine import travel

from incidents.models import Event, Organisation, Source
from taxonomy.models import AffectedGroup, Harm
from tests.factories import NOON, make_event, make_page
from tests.incidents.records import FULL, OTHER, REPORT, make_vocabulary
from tests.wiki.listening import hearing
from wiki import history
from wiki.deleting import delete_page
from wiki.diff import compare
from wiki.editing import (
    Conflict,
    FirstRevision,
    create_page,
    previewed,
    revert_page,
    save_page,
    undo_revision,
    without_revision,
)
from wiki.fields import RecordErrors
from wiki.models import Change, Guide, LinkStamp
from wiki.moving import move_page
from wiki.record import dump

pytestmark = pytest.mark.django_db
TABLES = [
    table for table in apps.get_models() if table._meta.app_label in ("wiki", "taxonomy", "incidents", "reversion")
]


@pytest.fixture
def page(editor):
    return make_page(editor, title="Citing", body="One.\n\nTwo.\n\nThree.")


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


def record(page, number=None):
    return history.stored(page, number or page.latest_number).record


def save(page, editor, base=None, **values):
    """Save the latest record with other values."""
    page.refresh_from_db()
    return save_page(page, {**record(page), **values}, by=editor, base=base or page.latest_number)


def everything():
    """All rows of all tables."""
    return {table: list(table.objects.order_by("pk").values()) for table in TABLES}


def test_a_page_begins_with_its_first_revision(editor):
    with travel(NOON, tick=False):
        saved = create_page(Guide(), {"title": " How to  cite", "body": "Cite.\r\n"}, by=editor, summary="Begun")
    page, change = saved.page, saved.change
    assert (page.slug, page.title, page.body, page.state) == ("how-to-cite", "How to cite", "Cite.", "live")
    assert (page.latest_number, page.revision_count) == (1, 1)
    assert page.created_at == page.changed_at == change.moment == NOON
    assert (change.number, change.author, change.author_name, change.title) == (1, editor, "", "How to cite")
    assert (change.summary, change.minor, change.tag_list) == ("Begun", False, [])
    expected = {"kind": "help", "slug": "how-to-cite", "title": "How to cite", "body": "Cite.", "states": {}}
    assert record(page) == page.to_record() == expected
    assert list(record(page)) == ["kind", "slug", "title", "body", "states"]
    assert change.size == change.size_change == len(dump(expected).encode())


def test_beside_a_change_stand_one_revision_and_one_version(page, editor):
    saved = save(page, editor, body="Four.")
    revision = saved.change.revision
    assert (revision.user, revision.date_created) == (editor, saved.change.moment)
    version = Version.objects.get(revision=revision)
    assert (version.object_id, version.format, version.object_repr) == (str(page.pk), "record", "Citing")
    assert version.serialized_data == dump(record(page, 2))


def test_a_save_is_the_next_revision(page, editor, reviewer):
    saved = save_page(page, {**record(page), "body": "One."}, by=reviewer, base=1, summary="Cut", minor=True)
    assert (saved.page.body, saved.page.latest_number, saved.page.revision_count) == ("One.", 2, 2)
    assert (saved.change.number, saved.change.author) == (2, reviewer)
    assert (saved.change.summary, saved.change.minor) == ("Cut", True)
    assert (
        saved.change.size_change
        == saved.change.size - history.stored(page, 1).change.size
        == -len("\\n\\nTwo.\\n\\nThree.")
    )
    assert (saved.merged, saved.gone) == (False, [])
    assert record(page, 1)["body"] == "One.\n\nTwo.\n\nThree."


def test_an_edit_that_changes_nothing_writes_nothing(page, editor):
    before = everything()
    saved = save(page, editor, body="One.\n\nTwo.\n\nThree.  \r\n", title="Citing ")
    assert saved.change is None
    assert everything() == before


def test_new_editors_edits_are_tagged_on_top_of_other_tags(page, new_editor, editor):
    assert save(page, new_editor, body="New.").change.tag_list == ["new-editor"]
    page.refresh_from_db()
    assert revert_page(page, 1, by=new_editor, base=2).change.tag_list == ["new-editor", "revert"]
    assert make_page(new_editor, title="Mine").latest_number == 1
    assert Change.objects.tagged("new-editor").count() == 3
    assert save(page, editor, body="Old.").change.tag_list == []


def test_bad_data_is_refused_and_nothing_is_written(page, editor):
    before = everything()
    with pytest.raises(RecordErrors) as refused:
        save_page(page, {"title": "", "body": "a\x00b"}, by=editor, base=1)
    assert [error.key for error in refused.value.errors] == ["title", "body"]
    assert everything() == before


@pytest.mark.parametrize("key", FULL)
def test_one_save_is_one_revision_of_whatever_changed(event, editor, key):
    revisions = Revision.objects.count()
    others = Change.objects.exclude(kind__in=["event", "org", "source"]).count()
    saved = save_page(event, {**FULL, key: OTHER[key]}, by=editor, base=1)
    before, after = record(saved.page, 1), record(saved.page, 2)
    shown = "consequences" if key == "states" else key
    assert [comparison.key for comparison in compare(Event.record_fields, before, after)] == [shown]
    assert before[key] != after[key]
    assert Event.objects.get().to_record() == after
    assert Change.objects.of("event", event.pk).count() == 2
    assert Change.objects.exclude(kind__in=["event", "org", "source"]).count() == others
    made = {"organisations": 1, "sources": 1}.get(key, 0)
    assert Revision.objects.count() == revisions + 1 + made


def test_going_back_restores_every_relation(event, editor):
    full = record(event)
    save_page(event, OTHER, by=editor, base=1)
    event.refresh_from_db()
    assert event.to_record() == record(event, 2)
    saved = revert_page(event, 1, by=editor, base=2)
    assert record(event, 3) == full
    assert Event.objects.get().to_record() == full
    assert saved.change.tag_list == ["revert"]


def test_an_edit_of_an_older_revision_is_joined_with_what_came_since(page, editor, reviewer):
    mine = {**record(page), "body": "One.\n\nTwo.\n\nThree, mine."}
    save(page, reviewer, body="One, theirs.\n\nTwo.\n\nThree.", title="Citing well")
    saved = save_page(page, mine, by=editor, base=1)
    assert saved.merged
    assert record(page, 3)["body"] == "One, theirs.\n\nTwo.\n\nThree, mine."
    assert saved.page.title == "Citing well"
    assert record(page, 2)["body"] == "One, theirs.\n\nTwo.\n\nThree."


def test_an_edit_that_others_made_already_is_no_revision(page, editor, reviewer):
    mine = {**record(page), "body": "One."}
    save(page, reviewer, body="One.")
    saved = save_page(page, mine, by=editor, base=1)
    assert (saved.change, saved.merged) == (None, True)


def test_two_edits_of_the_same_thing_are_a_conflict_and_nothing_is_written(event, editor, reviewer):
    base = record(event)
    mine = {**base, "location": "Bern", "harms": [*base["harms"], {"text": "Disclosure"}]}
    save(event, reviewer, location="Basel", body="Theirs.")
    before = everything()
    with pytest.raises(Conflict) as conflict:
        save_page(event, mine, by=editor, base=1)
    assert everything() == before
    clash = conflict.value
    assert [one.key for one in clash.conflicts] == ["location"]
    assert [one["location"] for one in (clash.base, clash.theirs, clash.mine)] == ["Global", "Basel", "Bern"]
    assert (clash.merged["location"], clash.merged["body"]) == ("Bern", "Theirs.")
    assert [value["text"] for value in clash.merged["harms"]] == ["Insecurity", "Disclosure"]
    assert clash.latest == 2


def test_the_same_tick_of_the_clock_decides_nothing(page, editor, reviewer):
    with travel(NOON + timedelta(days=365), tick=False):
        mine = {**record(page), "body": "One, mine.\n\nTwo.\n\nThree."}
        save(page, reviewer, body="One.\n\nTwo.\n\nThree, theirs.")
        save_page(page, mine, by=editor, base=1)
        page.refresh_from_db()
        with pytest.raises(Conflict):
            save_page(page, {**mine, "body": "One, again.\n\nTwo.\n\nThree."}, by=editor, base=1)
    assert record(page)["body"] == "One, mine.\n\nTwo.\n\nThree, theirs."
    assert [change.number for change in history.changes_of(page)] == [3, 2, 1]
    second = history.stored(page, 2).change
    assert (history.older(second).number, history.newer(second).number) == (1, 3)


def test_a_clock_that_goes_backwards_decides_nothing(page, editor):
    with travel(timezone.now() - timedelta(days=1), tick=False):
        saved = save(page, editor, body="Four.")
    assert saved.change.moment == history.stored(page, 1).change.moment == saved.page.changed_at
    assert history.latest(saved.page).record["body"] == "Four."


def test_a_page_that_was_deleted_meanwhile_takes_no_edit(page, editor, steward):
    delete_page(page, by=steward, reason="Spam")
    before = everything()
    for deed in (
        lambda: save_page(page, {**record(page), "body": "Four."}, by=editor, base=1),
        lambda: revert_page(page, 1, by=editor, base=1),
    ):
        with pytest.raises(Guide.DoesNotExist):
            deed()
    assert everything() == before


def test_an_edit_begun_on_a_revision_that_never_was(page, editor):
    with pytest.raises(Version.DoesNotExist):
        save(page, editor, base=7, body="Four.")


def test_a_revert_tells_what_is_gone_and_uses_the_names_of_today(event, editor, steward):
    save_page(event, OTHER, by=editor, base=1)
    move_page(Harm.objects.get(slug="insecurity"), title="Unsafety", slug="unsafety", by=editor, reason="Trial")
    delete_page(AffectedGroup.objects.get(slug="patient"), by=steward, reason="Trial")
    event.refresh_from_db()
    saved = revert_page(event, 1, by=editor, base=2)
    assert saved.gone == ["Patients"]
    assert record(event, 3)["harms"] == [{"text": "Insecurity", "term": "unsafety", "label": "Unsafety"}]
    assert record(event, 3)["affected_groups"] == [{"text": "Patients", "term": None, "label": None}]
    assert record(event, 1)["harms"] == [{"text": "Insecurity", "term": "insecurity", "label": "Insecurity"}]
    assert Event.objects.get().to_record() == record(event, 3)


def test_a_broader_term_that_is_gone_is_told_and_taken_out(editor, steward):
    parent = make_page(editor, Harm, title="Processing")
    harm = make_page(editor, Harm, title="Insecurity", parent="processing")
    save(harm, editor, parent=None)
    delete_page(parent, by=steward, reason="Trial")
    harm.refresh_from_db()
    saved = revert_page(harm, 1, by=editor, base=2)
    assert saved.gone == ["Processing"]
    assert saved.change is None
    assert record(harm, 1)["parent"] == {"slug": "processing", "title": "Processing"}


def test_a_revert_is_joined_with_what_came_since(page, editor, reviewer):
    save(page, editor, title="Citing well")
    save(page, reviewer, body="Four.")
    page.refresh_from_db()
    revert_page(page, 1, by=editor, base=2)
    assert (record(page, 4)["title"], record(page, 4)["body"]) == ("Citing", "Four.")


def test_undoing_keeps_what_came_after(event, editor, reviewer):
    save(event, editor, harms=["Disclosure"], location="Bern")
    save(event, reviewer, body="Later.", short_title="Later")
    event.refresh_from_db()
    saved = undo_revision(event, 2, by=editor, base=3, summary="Not so")
    undone = record(event, 4)
    assert (undone["location"], undone["harms"][0]["text"]) == ("Global", "Insecurity")
    assert (undone["body"], undone["short_title"]) == ("Later.", "Later")
    assert (saved.change.tag_list, saved.change.summary) == (["undo"], "Not so")
    assert Event.objects.get().to_record() == undone


def test_what_later_edits_stand_against_is_not_undone(page, editor, reviewer):
    save(page, editor, title="Citing well")
    save(page, reviewer, title="Citing better")
    page.refresh_from_db()
    before = everything()
    assert [conflict.key for conflict in without_revision(page, 2)[1]] == ["title"]
    with pytest.raises(Conflict):
        undo_revision(page, 2, by=editor, base=3)
    assert everything() == before


def test_the_first_revision_cannot_be_undone(page, editor):
    with pytest.raises(FirstRevision):
        undo_revision(page, 1, by=editor, base=1)


def test_undoing_the_latest_is_going_back_one(page, editor):
    save(page, editor, body="Four.")
    page.refresh_from_db()
    undo_revision(page, 2, by=editor, base=2)
    assert record(page, 3) == record(page, 1)


@pytest.mark.parametrize("deed", ["create", "save", "revert", "undo", "move"])
def test_a_listener_that_fails_leaves_nothing_behind(event, editor, deed):
    save(event, editor, body="Four.")
    event.refresh_from_db()
    before = everything()
    deeds = {
        "create": lambda: make_event(
            editor, **{**FULL, "title": "New", "sources": [REPORT, {"key": "b", "title": "B"}]}
        ),
        "save": lambda: save_page(event, OTHER, by=editor, base=2),
        "revert": lambda: revert_page(event, 1, by=editor, base=2),
        "undo": lambda: undo_revision(event, 2, by=editor, base=2),
        "move": lambda: move_page(event, title="Moved", slug="", by=editor, reason="x"),
    }

    def fail(saves):
        if any(save.page.kind == "event" for save in saves):
            raise ZeroDivisionError

    with hearing(fail), pytest.raises(ZeroDivisionError):
        deeds[deed]()
    assert everything() == before


def test_listeners_hear_of_each_page_once(event, editor):
    heard = []
    with hearing(lambda saves: heard.extend((save.page.kind, save.record["title"]) for save in saves)):
        save_page(event, {**FULL, "sources": [REPORT, {"key": "b", "title": "B"}]}, by=editor, base=1)
    assert heard == [("source", "B"), ("event", "45 Million Medical Files Leaked")]


def test_organisations_and_sources_are_made_with_the_event_in_its_authors_name(event, editor):
    source, organisation = Source.objects.get(), Organisation.objects.get()
    for page in (source, organisation):
        change = history.latest(page).change
        assert (change.number, change.author) == (1, editor)
        assert change.moment == history.latest(event).change.moment
    assert record(event)["sources"][0]["source"] == source.slug
    assert record(event)["organisations"][0]["organisation"] == organisation.slug


def test_sources_and_organisations_are_never_written_by_an_event(event, editor):
    source = save(Source.objects.get(), editor, publisher="CybelAngel SAS").page
    organisation = save(Organisation.objects.get(), editor, website="https://example.org").page
    pages = [list(table.objects.values()) for table in (Source, Organisation)]
    changes = Change.objects.filter(kind__in=["source", "org"]).count()
    save(event, editor, body="Four.", sources=[{**record(event)["sources"][0], "publisher": "Somebody else"}])
    event.refresh_from_db()
    revert_page(event, 1, by=editor, base=2)
    assert [list(table.objects.values()) for table in (Source, Organisation)] == pages
    assert Change.objects.filter(kind__in=["source", "org"]).count() == changes
    assert record(event, 3)["sources"][0]["publisher"] == "CybelAngel SAS"
    assert record(event, 1)["sources"][0]["publisher"] == "CybelAngel"
    assert (source.latest_number, organisation.latest_number) == (2, 2)


def test_an_event_cites_a_moved_source_by_its_former_address(event, editor):
    move_page(Source.objects.get(), title="Retitled", slug="retitled", by=editor, reason="x")
    save(event, editor, body="Four.")
    assert Source.objects.count() == 1
    assert record(Event.objects.get())["sources"][0]["source"] == "retitled"


def test_a_preview_stores_nothing(event, editor):
    before = everything()
    shown = previewed(event, {**FULL, **OTHER}, by=editor)
    assert everything() == before
    assert shown["organisations"][1]["title"] == "Some Hospital"


def test_links_are_told_only_when_names_change(page, editor):
    stamp = LinkStamp.objects.get().number
    save(page, editor, body="Four.")
    assert LinkStamp.objects.get().number == stamp
    save(page, editor, title="Citing well")
    assert LinkStamp.objects.get().number == stamp + 1
