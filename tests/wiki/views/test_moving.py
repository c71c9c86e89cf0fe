import pytest

from tests.accounts.pages import page as parsed
from tests.factories import make_page
from wiki.models import LogEntry
from wiki.moving import move_page

MOVE = "/help/citing/move/"


@pytest.fixture
def page(editor):
    return make_page(editor, title="Citing")


def test_an_editor_moves_a_page(editor_client, page):
    assert parsed(editor_client.get(MOVE)).find(id="id_title")["value"] == "Citing"
    response = editor_client.post(MOVE, {"title": "How to cite", "slug": "", "reason": "Says what it is"})
    assert response.url == "/help/how-to-cite/"
    assert "The old address leads here" in editor_client.get(response.url).text
    assert LogEntry.objects.get().reason == "Says what it is"


def test_a_stranger_is_asked_to_sign_in_and_a_new_editor_refused(client, new_editor_client, page):
    assert client.get(MOVE).url == f"/accounts/login/?next={MOVE}"
    assert new_editor_client.get(MOVE).status_code == 403
    assert new_editor_client.post(MOVE, {"title": "B", "reason": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", {"title": "", "slug": "kept-slug", "reason": "kept"}),
        ("title", {"title": "A" * 256, "slug": "kept-slug", "reason": "kept"}),
        ("title", {"title": "A\u202eB", "slug": "kept-slug", "reason": "kept"}),
        ("title", {"title": "Citing", "slug": "citing", "reason": "kept"}),
        ("slug", {"title": "B", "slug": "Kept Slug", "reason": "kept"}),
        ("slug", {"title": "B", "slug": "taken", "reason": "kept"}),
        ("reason", {"title": "B", "slug": "kept-slug", "reason": ""}),
        ("reason", {"title": "B", "slug": "kept-slug", "reason": "x" * 501}),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_all_is_kept(editor_client, editor, page, field, typed):
    make_page(editor, title="Taken")
    soup = parsed(editor_client.post(MOVE, typed), 422)
    assert soup.find(id=f"id_{field}_error")
    assert {name: soup.find(id=f"id_{name}").get("value", "") for name in typed} == typed


def test_every_address_of_a_moved_page_leads_on(editor_client, editor, page):
    move_page(page, title="Zitieren ist Pflicht: größer", slug="zitieren-größer", by=editor, reason="x")
    for rest in ("", "history/", "edit/?section=2", "revisions/1/", "diff/1/2/", "talk/?before=3", "move/", "?a=/b/"):
        response = editor_client.get(f"/help/citing/{rest}")
        assert (response.status_code, response.url) == (301, f"/help/zitieren-gr%C3%B6%C3%9Fer/{rest}")


def test_an_address_with_letters_beyond_ascii_leads_on(client, editor, page):
    move_page(page, title="Größe", slug="größe", by=editor, reason="x")
    page.refresh_from_db()
    move_page(page, title="Size", slug="size", by=editor, reason="x")
    response = client.get("/help/gr%C3%B6%C3%9Fe/history/")
    assert (response.status_code, response.url) == (301, "/help/size/history/")


def test_what_is_not_there_and_what_is_no_method(editor_client, page):
    assert editor_client.get("/help/nothing/move/").status_code == 404
    assert editor_client.delete(MOVE).status_code == 405
