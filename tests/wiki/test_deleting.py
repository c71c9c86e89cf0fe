import pytest
from reversion.models import Version

from incidents.models import Event
from taxonomy.models import Harm
from tests.factories import make_page
from wiki import history
from wiki.deleting import delete_page, restore_page
from wiki.directory import Directory
from wiki.editing import save_page
from wiki.models import Change, FormerSlug, Guide, Link, LinkStamp, LogEntry, Name
from wiki.moving import move_page
from wiki.references import Wanted
from wiki.signals import page_saved
from wiki.slugs import free_slug
from wiki.talking import start_thread


@pytest.fixture
def page(editor):
    page = make_page(editor, title="Citing", body="See [[Moving]] and [[Talk]].")
    return move_page(page, title="How to cite", slug="", by=editor, reason="A better name").page


def delete(page, steward):
    return delete_page(page, by=steward, reason="A double")


def restore(page, steward):
    return restore_page(page, by=steward, reason="No double after all")


def derived():
    names = set(Name.objects.values_list("kind", "page_id", "role", "text", "slug", "title"))
    return names, set(Link.objects.values_list("kind", "page_id", "prefix", "key")), set(FormerSlug.objects.all())


def test_a_deleted_page_is_found_by_nobody(page, steward):
    delete(page, steward)
    directory = Directory()
    directory.load([Wanted("help", slug="how-to-cite"), Wanted("help", slug="citing"), Wanted("help", text="Citing")])
    assert directory.by_slug("help", "how-to-cite") is None
    assert directory.by_slug("help", "citing") is None
    assert directory.by_name("help", "Citing") is None
    assert not Guide.objects.live().exists()
    assert not Link.objects.exists()


def test_nothing_of_its_history_is_lost(page, steward):
    delete(page, steward)
    assert (Change.objects.count(), Version.objects.count()) == (2, 2)
    assert history.stored(page, 1).record["title"] == "Citing"


def test_its_address_is_given_to_no_other_page(page, steward):
    delete(page, steward)
    assert free_slug(Guide, "How to cite") == "how-to-cite-2"


def test_restoring_brings_everything_back(page, editor, steward):
    start_thread(page, title="A doubt", body="Well", by=editor)
    before, columns = derived(), Guide.objects.values().get()
    delete(page, steward)
    restore(page, steward)
    assert derived() == before
    assert Guide.objects.values().get() | {"touched": 0} == columns | {"touched": 0}


def test_the_log_and_the_link_stamp_tell_of_both(page, steward):
    before = LinkStamp.objects.get().number
    deleted, restored = delete(page, steward), restore(page, steward)
    assert LinkStamp.objects.get().number == before + 2
    assert [(one.action, one.by, one.title, one.reason) for one in (deleted, restored)] == [
        ("delete", steward, "How to cite", "A double"),
        ("restore", steward, "How to cite", "No double after all"),
    ]


def test_what_is_deleted_cannot_be_deleted_or_saved_and_what_is_live_not_restored(page, editor, steward):
    with pytest.raises(Guide.DoesNotExist):
        restore(page, steward)
    delete(page, steward)
    with pytest.raises(Guide.DoesNotExist):
        delete(page, steward)
    with pytest.raises(Guide.DoesNotExist):
        save_page(page, {**history.latest(page).record, "body": "x"}, by=editor, base=2)
    assert LogEntry.objects.filter(action="delete").count() == 1


def test_listeners_learn_of_it(page, steward):
    heard = []

    def listen(sender, saves, **kwargs):
        heard.extend(save.record and save.record["title"] for save in saves)

    page_saved.connect(listen)
    try:
        delete(page, steward)
        restore(page, steward)
    finally:
        page_saved.disconnect(listen)
    assert heard == [None, "How to cite"]


def test_what_names_a_deleted_term_keeps_its_text(editor, steward, client):
    harm = make_page(editor, Harm, title="Insecurity")
    event = make_page(editor, Event, title="A leak", harms=["insecurity"])
    delete(harm, steward)
    saved = save_page(event, {**history.latest(event).record, "body": "More."}, by=editor, base=1)
    assert saved.gone == ["insecurity"]
    assert history.latest(saved.page).record["harms"][0]["text"] == "insecurity"
    assert "insecurity" in client.get("/events/a-leak/").text
    restore(harm, steward)
    assert history.stored(event, 1).record["harms"][0]["term"] == "insecurity"
