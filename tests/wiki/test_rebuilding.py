from io import StringIO

import pytest
from django.core.management import call_command

from incidents.models import Citation, Event, HarmValue, Passage, PassageCode
from taxonomy.models import Harm
from tests.factories import make_event
from tests.incidents.records import FULL, make_vocabulary
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Change, FormerSlug, Link, LinkStamp, Name, Thread
from wiki.moving import move_page
from wiki.rebuilding import rebuild, remove_orphans
from wiki.signals import page_saved
from wiki.verifying import orphans, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    make_vocabulary()
    event = make_event(editor, **FULL)
    return save_page(event, {**FULL, "title": "Medical files leaked"}, by=editor, base=1).page


def rows():
    """Every row that derives from the event's record."""
    children = [table.objects.all() for table in Event.child_models.values()]
    return [*children, Name.objects.filter(kind="event"), Link.objects.filter(kind="event")]


def said():
    return [sorted(map(Event.row_says, some), key=str) for some in rows()]


def mended():
    return [page for batch in rebuild(Event) for page in batch.mended]


def faults():
    return [fault for batch in verify(Event) for fault in batch.faults]


def double(row):
    """The same row once more."""
    row.pk = None
    row.save()


def test_what_is_right_is_left_alone(event):
    passages, stamp = list(Passage.objects.values_list("pk", flat=True)), LinkStamp.objects.get().number
    event.refresh_from_db()
    assert mended() == []
    assert list(Passage.objects.values_list("pk", flat=True)) == passages
    assert LinkStamp.objects.get().number == stamp
    assert Event.objects.get().touched == event.touched


def test_everything_that_derives_from_the_record_is_made_anew(event):
    before = said()
    for some in rows():
        some.delete()
    Event.objects.update(
        summary="", earliest=None, latest_number=1, revision_count=5, talk_count=7, people_kind="", body="Lost"
    )
    assert mended() == [event]
    assert faults() == []
    assert said() == before
    assert mended() == []


def test_history_is_not_touched(event):
    before = list(Change.objects.order_by("pk").values())
    Event.objects.update(title="Lost")
    assert mended() == [event]
    assert list(Change.objects.order_by("pk").values()) == before


def test_a_passage_keeps_its_row(event):
    passages = dict(Passage.objects.values_list("key", "pk"))
    Passage.objects.update(context="Lost")
    assert mended() == [event]
    assert dict(Passage.objects.values_list("key", "pk")) == passages
    assert not Passage.objects.filter(context="Lost").exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda: Passage.objects.filter(position=0).update(text="Lost"),
        lambda: PassageCode.objects.filter(slug="medical-and-health").delete(),
        lambda: PassageCode.objects.filter(kind="information").update(slug="insecurity"),
        lambda: PassageCode.objects.filter(kind="harm").update(term_id=None),
    ],
)
def test_passages_whose_text_or_codes_were_spoilt_are_made_anew(event, spoil):
    before = said()
    assert spoil()
    assert mended() == [event]
    assert faults() == []
    assert said() == before
    assert mended() == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda: Name.objects.filter(kind="event", role=Name.Role.TITLE).update(key="wrong"),
        lambda: Name.objects.filter(kind="event", role=Name.Role.FORMER).update(stem="wrong"),
        lambda: double(Name.objects.get(kind="event", role=Name.Role.FORMER)),
        lambda: Link.objects.filter(kind="event").update(title="Wrong"),
    ],
)
def test_names_and_links_that_were_spoilt_are_made_anew(event, spoil):
    before = said()
    spoil()
    assert faults()
    assert mended() == [event]
    assert faults() == []
    assert said() == before
    assert mended() == []


def test_rows_stay_linked_to_a_term_that_was_deleted_since(event, steward):
    harm = Harm.objects.get(slug="insecurity")
    delete_page(harm, by=steward, reason="Trial")
    HarmValue.objects.all().delete()
    assert mended() == [event]
    assert HarmValue.objects.get().term_id == harm.pk


def test_a_deleted_page_gets_no_names(event, steward):
    delete_page(event, by=steward, reason="Trial")
    Citation.objects.all().delete()
    assert mended() == [event]
    assert not Name.objects.filter(kind="event").exists()
    assert Citation.objects.count() == 1


def test_names_that_a_deleted_page_should_not_have_go(event, steward):
    name = Name.objects.filter(kind="event").first()
    delete_page(event, by=steward, reason="Trial")
    name.save(force_insert=True)
    assert mended() == [event]
    assert not Name.objects.filter(kind="event").exists()


def test_listeners_learn_which_pages_were_mended(event):
    heard = []

    def listen(sender, saves, **kwargs):
        heard.extend((save.page.pk, save.record["title"]) for save in saves)

    Event.objects.update(title="Lost")
    page_saved.connect(listen)
    try:
        list(rebuild(Event))
    finally:
        page_saved.disconnect(listen)
    assert heard == [(event.pk, "Medical files leaked")]


def test_the_command_tells_what_it_mended(event):
    Event.objects.update(title="Lost")
    told = StringIO()
    call_command("rebuild", stdout=told)
    assert told.getvalue().count("mended") == 1
    assert "/events/45-million-medical-files-leaked/ mended" in told.getvalue()
    assert "event: 1 pages" in told.getvalue()


def test_what_is_left_of_pages_that_are_gone_is_removed_but_for_history(event, editor):
    move_page(event, title="Files", slug="", by=editor, reason="Trial")
    before = [*said(), FormerSlug.objects.count()]
    stamp = LinkStamp.objects.get().number
    assert (remove_orphans(), LinkStamp.objects.get().number) == (0, stamp)
    for row in (
        Name(kind="event", page_id=0, role=0, text="x", key="x", stem="x", slug="x", title="x"),
        Link(kind="nothing", page_id=event.pk, title="x", key="x"),
        FormerSlug(kind="harm", page_id=0, slug="x"),
        Thread(kind="help", page_id=0, title="x"),
    ):
        row.save()
    told = StringIO()
    call_command("rebuild", stdout=told)
    assert "3 names, links and old addresses of no page removed" in told.getvalue()
    assert [fault.message for fault in orphans()] == ["there is no such page, but a thread of it"]
    assert [*said(), FormerSlug.objects.count()] == before
    assert LinkStamp.objects.get().number == stamp + 1
