import pytest
from django.core.exceptions import ValidationError

from incidents.models import Event
from taxonomy.models import Harm
from tests.factories import make_page
from wiki import history
from wiki.directory import Directory
from wiki.editing import save_page
from wiki.fields import RecordErrors
from wiki.models import Change, FormerSlug, Guide, LinkStamp, LogEntry, Name
from wiki.moving import move_page
from wiki.references import Wanted
from wiki.signals import page_saved


@pytest.fixture
def page(editor):
    return make_page(editor, title="Citing")


def move(page, editor, title=None, slug="", reason="A better name"):
    page.refresh_from_db()
    return move_page(page, title=title or page.title, slug=slug, by=editor, reason=reason).page


def stamp():
    return LinkStamp.objects.get().number


def test_a_new_title_is_a_revision_and_its_address_follows(page, editor):
    saved = move_page(page, title="How to cite", slug="", by=editor, reason="A better name")
    page.refresh_from_db()
    assert (page.title, page.slug) == ("How to cite", "how-to-cite")
    assert (saved.change.number, saved.change.tag_list, saved.change.summary) == (2, ["move"], "A better name")
    record = history.latest(page).record
    assert (record["title"], record["slug"], record["body"]) == ("How to cite", "how-to-cite", page.body)
    assert history.stored(page, 1).record["slug"] == "citing"


def test_a_new_address_alone_is_no_revision(page, editor):
    before = stamp()
    move(page, editor, slug="how-to-cite")
    page.refresh_from_db()
    assert (page.title, page.slug, page.latest_number, page.touched) == ("Citing", "how-to-cite", 1, 1)
    assert Change.objects.count() == 1
    assert Name.objects.get().slug == "how-to-cite"
    assert stamp() == before + 1


def test_a_title_may_change_and_its_address_stay(page, editor):
    move(page, editor, title="Citing revisions", slug="citing")
    page.refresh_from_db()
    assert (page.title, page.slug) == ("Citing revisions", "citing")
    assert not FormerSlug.objects.exists()


def test_the_log_says_who_moved_what_where_and_why(page, editor):
    move(page, editor, title="How to cite")
    move(page, editor, slug="cite")
    said = LogEntry.objects.order_by("pk").values_list("action", "by", "title", "detail", "reason")
    assert list(said) == [
        ("move", editor.pk, "Citing", "How to cite", "A better name"),
        ("move", editor.pk, "How to cite", "/help/cite/", "A better name"),
    ]


def test_former_title_and_slug_are_still_found(page, editor):
    move(page, editor, title="How to cite")
    directory = Directory()
    directory.load([Wanted("help", slug="citing"), Wanted("help", text="citing")])
    assert directory.by_slug("help", "citing").slug == "how-to-cite"
    assert directory.by_name("help", "Citing").slug == "how-to-cite"


def test_there_and_back_again(page, editor):
    move(page, editor, title="How to cite")
    move(page, editor, title="Citing")
    page.refresh_from_db()
    assert page.slug == "citing"
    assert FormerSlug.objects.get().slug == "how-to-cite"


def test_every_former_address_leads_to_todays_in_one_hop(page, editor, client):
    for title in ("B", "C", "D"):
        move(page, editor, title=title)
    for slug in ("citing", "b", "c"):
        response = client.get(f"/help/{slug}/")
        assert (response.status_code, response.url) == (301, "/help/d/")


@pytest.mark.parametrize(
    ("slug", "error"),
    [
        ("taken", "is the address of “Taken”"),
        ("was-taken", "still leads to “Taken”"),
        ("gone", "deleted page “Gone”"),
        ("new", "something else"),
        ("Two Words", "Lower-case letters"),
        ("a.b", "Lower-case letters"),
        ("a/b", "Lower-case letters"),
        ("x" * 101, "Lower-case letters"),
        ("citing", "title and the address that the page has"),
    ],
)
def test_where_a_page_cannot_go_is_said_and_nothing_is_written(page, editor, slug, error):
    taken = make_page(editor, title="Was taken")
    move(taken, editor, title="Taken")
    gone = make_page(editor, title="Gone")
    Guide.objects.filter(pk=gone.pk).update(state=Guide.State.DELETED)
    before = Change.objects.count(), LogEntry.objects.count()
    with pytest.raises(ValidationError) as refused:
        move(page, editor, slug=slug)
    assert error in str(refused.value)
    assert (Change.objects.count(), LogEntry.objects.count()) == before
    page.refresh_from_db()
    assert page.slug == "citing"


def test_a_taken_address_comes_with_one_that_is_free(page, editor):
    make_page(editor, title="Taken")
    with pytest.raises(ValidationError, match="such as taken-2"):
        move(page, editor, title="Taken")


def test_an_address_that_another_page_gets_meanwhile_is_refused(page, editor, monkeypatch):
    monkeypatch.setattr("wiki.moving._check_free", lambda page, slug: make_page(editor, title="Taken"))
    with pytest.raises(ValidationError, match="a moment ago"):
        move(page, editor, slug="taken")
    assert not FormerSlug.objects.exists()


def test_the_same_address_in_another_kind_is_no_clash(page, editor):
    make_page(editor, Harm, title="Insecurity")
    assert move(page, editor, title="Insecurity").get_absolute_url() == "/help/insecurity/"


def test_a_title_that_no_page_may_have_moves_nothing(page, editor):
    with pytest.raises(RecordErrors):
        move(page, editor, title="A\x00B", slug="ab")
    page.refresh_from_db()
    assert page.slug == "citing"
    assert not FormerSlug.objects.exists()


def test_an_edit_begun_before_the_move_is_merged(page, editor, reviewer):
    mine = {**history.latest(page).record, "body": "Cite a revision by its number."}
    move(page, reviewer, title="How to cite")
    saved = save_page(page, mine, by=editor, base=1)
    assert (saved.merged, saved.page.title, saved.page.slug) == (True, "How to cite", "how-to-cite")
    assert history.latest(saved.page).record["slug"] == "how-to-cite"


def test_listeners_learn_of_it(page, editor):
    heard = []

    def listen(sender, saves, **kwargs):
        heard.extend((save.page.slug, save.record["slug"]) for save in saves)

    page_saved.connect(listen)
    try:
        move(page, editor, slug="cite")
        move(page, editor, title="How to cite")
    finally:
        page_saved.disconnect(listen)
    assert heard == [("cite", "cite"), ("how-to-cite", "how-to-cite")]


def test_an_event_shows_the_harm_that_was_moved(editor, client):
    harm = make_page(editor, Harm, title="Unsafety")
    make_page(editor, Event, title="A leak", harms=["Unsafety"])
    move(harm, editor, title="Insecurity")
    chip = client.get("/events/a-leak/").text
    assert 'href="/taxonomy/harms/insecurity/"' in chip
    assert 'href="/taxonomy/harms/unsafety/"' not in chip
