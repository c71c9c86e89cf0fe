import pytest

from wiki.models import Change
from wiki.tags import TAGS
from wiki.templatetags.wiki import plain, signature, tag_label


def test_an_account_signs_with_its_name_alone(editor):
    assert signature(Change(author=editor)) == '<a href="/users/Edith/" dir="auto">Edith</a>'


def test_an_imported_name_says_that_it_is_one(db):
    signed = signature(Change(author_name="A&B"))
    assert signed == ('<a href="/users/imported%3EA%26B/" dir="auto">A&amp;B</a> <span class="meta">(imported)</span>')


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_reads_without_hyphens(tag):
    assert "-" not in tag_label(tag)


def test_a_tag_of_unknown_meaning_reads_as_it_is():
    assert tag_label("from-elsewhere") == "from-elsewhere"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*Files* of patients", "Files of patients"),
        ("Files of all the patients lay open", "Files of all the patients…"),
        ("個人情報" * 10, f"{('個人情報' * 10)[:29]}…"),
        (f"In Japan {'個人情報' * 10}", f"In Japan {('個人情報' * 10)[:20]}…"),
    ],
)
def test_a_long_text_is_cut_at_the_end_of_a_word(text, shown, monkeypatch):
    monkeypatch.setattr("wiki.templatetags.wiki.LONGEST_WORD", 10)
    assert plain(text, 30) == shown
