"""The dump that we write: every revision, in MediaWiki's format, with talk and old addresses beside."""

import io

import pytest

from exchange.mediawiki.dump import End, Fault, Page, Revision, Site, read
from exchange.mediawiki.writing import write
from exchange.reading import Reading
from incidents.models import Event
from tests.factories import make_pages
from tests.incidents.records import make_vocabulary
from wiki.editing import create_page, save_page
from wiki.moving import move_page
from wiki.talking import hide_comment, reply, start_thread

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vocabulary(db):
    make_vocabulary()


def parts():
    content = b"".join(write())
    return list(read(Reading(name="x", stream=io.BytesIO(content), author="").lines()))


def pages():
    """Page headers by title, and the revisions of each."""
    found, page = {}, None
    for part in parts():
        assert not isinstance(part, Fault), part
        if isinstance(part, Page):
            page = part
            assert page.title not in found
            found[page.title] = (page, [])
        elif isinstance(part, Revision):
            found[page.title][1].append(part)
        elif isinstance(part, End):
            page = None
    return found


def leak(editor, **data):
    record = {"title": "A leak", "location": "Bern", "body": "Text & <b>.", **data}
    return create_page(Event(), record, by=editor, summary="Begun & done").page


def test_every_revision_with_author_moment_summary_and_mark(editor):
    page = leak(editor)
    saved = save_page(page, {"title": "A leak", "body": "More."}, by=editor, base=1, summary="x", minor=True)
    _header, revisions = pages()["A leak"]
    assert [revision.minor for revision in revisions] == [False, True]
    assert revisions[0].values["username"] == editor.username
    assert revisions[0].values["comment"] == "Begun & done"
    assert revisions[1].values["timestamp"] == f"{saved.change.moment:%Y-%m-%dT%H:%M:%SZ}"
    assert "|Location=Bern" in revisions[0].text
    assert "Text & <nowiki><</nowiki>b>." in revisions[0].text


def test_site_terms_and_laws_are_in_it():
    assert isinstance(parts()[0], Site)
    assert "Insecurity" in pages()


def test_talk_is_a_page_with_a_revision_for_each_comment(editor):
    page = leak(editor)
    first = start_thread(page, title="Number", body="Is it *45*?", by=editor)
    hide_comment(reply(first.thread, body="Hidden", by=editor), by=editor)
    reply(first.thread, body="Yes.", by=editor, to=first)
    header, revisions = pages()["Talk:A leak"]
    assert header.namespace == 1
    assert len(revisions) == 2
    heading, said, answer = revisions[1].text.split("\n")
    assert heading == "== Number =="
    assert said.startswith(f"Is it ''45''? — [[User:{editor.username}|")
    assert answer.startswith(":Yes. — ")


def test_an_old_address_is_a_redirect(editor):
    page = leak(editor)
    move_page(page, title="The leak", slug="", by=editor, reason="")
    header, revisions = pages()["A leak"]
    assert header.redirect == "The leak"
    assert revisions[0].text == "#REDIRECT [[The leak]]"
    assert len(pages()["The leak"][1]) == 2


def test_no_two_pages_have_one_title(editor):
    leak(editor)
    leak(editor)
    leak(editor, title="a leak")
    assert {"A leak", "A leak (a-leak-2)", "A leak (a-leak-3)"} <= pages().keys()


def test_deleted_pages_are_not_in_it(editor):
    make_pages(Event, "Another")
    Event.objects.filter(slug="another").update(state="deleted")
    assert "Another" not in pages()
