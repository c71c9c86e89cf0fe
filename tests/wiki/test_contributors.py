import pytest
from django.utils import timezone

from tests.factories import make_page
from wiki.contributors import contributor, namesake
from wiki.models import Comment, Guide
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.signature import Signature
from wiki.talking import start_thread


def imported(name, title="Citing"):
    signature = Signature(moment=timezone.now(), name=name)
    past = PastRevision(record={"title": title, "body": "x"}, signature=signature)
    return record_history(Guide, [PageHistory(revisions=[past])])[0]


@pytest.mark.parametrize("name", ["Edith", "edith", "EDITH", "Ｅdith"])
def test_an_account_is_found_in_any_letters(editor, name):
    who = contributor(name)
    assert (who.name, who.account, who.get_absolute_url()) == ("Edith", editor, "/users/Edith/")


@pytest.mark.parametrize(
    "name", ["Nobody", "imported>Nobody", "imported>", "", "Edi\x00th", "imported>a\x00b", "x" * 500]
)
def test_a_name_that_nobody_has_is_nobody(editor, name):
    assert contributor(name) is None


def test_an_imported_name_is_known_by_what_it_signed(db):
    imported("Upwork / Ltd.")
    who = contributor("imported>Upwork / Ltd.")
    assert (who.display_name, who.account) == ("Upwork / Ltd.", None)
    assert who.get_absolute_url() == "/users/imported%3EUpwork%20%2F%20Ltd./"
    assert who.changes.count() == 1
    assert contributor("Upwork / Ltd.") is None
    assert namesake("Upwork / Ltd.") == who


def test_an_imported_name_that_only_talked_is_known_too(editor):
    comment = start_thread(make_page(editor), title="A doubt", body="x", by=editor)
    Comment.objects.create(thread=comment.thread, author_name="Talker", body="y", created_at=timezone.now())
    assert contributor("imported>Talker").changes.count() == 0


def test_an_account_does_not_get_the_edits_of_an_imported_namesake(editor):
    imported("Edith")
    assert contributor("Edith").changes.count() == 0
    assert contributor("imported>Edith").changes.count() == 1
