import pytest

from tests.accounts.pages import page as parsed
from tests.factories import make_page
from wiki.deleting import delete_page, restore_page
from wiki.editing import locked
from wiki.models import Guide
from wiki.moving import move_page

PAGE = "/help/citing/"


@pytest.fixture
def page(editor):
    return make_page(editor, title="Citing")


@pytest.fixture
def gone(page, steward):
    delete_page(page, by=steward, reason="A double of another page")
    return page


def test_a_steward_deletes_a_page(steward_client, page):
    parsed(steward_client.get(f"{PAGE}delete/"))
    assert steward_client.post(f"{PAGE}delete/", {"reason": "A double"}).url == "/help/"
    assert not Guide.objects.live().exists()


@pytest.mark.parametrize(
    "rest", ["", "edit/", "history/", "revisions/1/", "diff/1/1/", "revert/1/", "undo/1/", "talk/", "move/", "delete/"]
)
def test_every_address_of_a_deleted_page_says_why(steward_client, gone, rest):
    soup = parsed(steward_client.get(PAGE + rest), 410)
    assert "A double of another page" in soup.find("main").text
    assert soup.select_one('main a[href$="/restore/"]')


def test_a_stranger_reads_the_log_and_restores_nothing(client, gone):
    soup = parsed(client.get(PAGE), 410)
    assert "Stella" in soup.find("main").text
    assert not soup.select('a[href$="/restore/"]')
    assert client.get(f"{PAGE}restore/").url.startswith("/accounts/login/")


def test_a_steward_restores_it(steward_client, client, gone):
    parsed(steward_client.get(f"{PAGE}restore/"))
    assert steward_client.post(f"{PAGE}restore/", {"reason": "Not a double"}).url == PAGE
    assert client.get(PAGE).status_code == 200
    assert steward_client.get(f"{PAGE}restore/").url == PAGE


@pytest.mark.parametrize("typed", ["", "x" * 501, "a\x00b"])
def test_a_reason_is_asked_for(steward_client, steward, page, typed):
    assert parsed(steward_client.post(f"{PAGE}delete/", {"reason": typed}), 422).find(id="id_reason_error")
    delete_page(page, by=steward, reason="A double")
    assert parsed(steward_client.post(f"{PAGE}restore/", {"reason": typed}), 422).find(id="id_reason_error")


def test_a_reviewer_may_not(reviewer_client, page):
    assert reviewer_client.post(f"{PAGE}delete/", {"reason": "x"}).status_code == 403
    assert reviewer_client.post(f"{PAGE}restore/", {"reason": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("rest", "typed"),
    [
        ("delete/", {"reason": "x"}),
        ("move/", {"title": "B", "reason": "x"}),
        ("edit/", {"title": "B", "body": "x", "base_revision": "1"}),
        ("undo-all/?user=Stella", {"base_revision": "1"}),
    ],
)
def test_a_page_that_is_deleted_meanwhile_says_so(steward_client, steward, page, monkeypatch, rest, typed):
    def first_deleted(one):
        Guide.objects.filter(pk=page.pk).update(state=Guide.State.DELETED)
        return locked(one)

    for module in ("deleting", "moving", "editing", "undoing"):
        monkeypatch.setattr(f"wiki.{module}.locked", first_deleted)
    assert steward_client.post(PAGE + rest, typed).status_code == 410


def test_a_page_that_is_restored_meanwhile_is_shown(steward_client, gone, monkeypatch):
    def first_restored(page, **given):
        Guide.objects.update(state=Guide.State.LIVE)
        return restore_page(page, **given)

    monkeypatch.setattr("wiki.views.deleting.restore_page", first_restored)
    response = steward_client.post(f"{PAGE}restore/", {"reason": "x"}, follow=True)
    assert "Somebody else restored it" in response.text


def test_what_is_not_there_and_what_is_no_method(steward_client, page):
    for deed in ("delete", "restore"):
        assert steward_client.get(f"/help/nothing/{deed}/").status_code == 404
        assert steward_client.put(f"{PAGE}{deed}/").status_code == 405


def test_a_former_address_of_a_deleted_page_is_gone_too(client, editor, steward, page):
    moved = move_page(page, title="How to cite", slug="", by=editor, reason="x").page
    delete_page(moved, by=steward, reason="A double")
    assert client.get(PAGE, follow=True).status_code == 410
    restore_page(moved, by=steward, reason="Not so")
    assert client.get(PAGE, follow=True).status_code == 200
