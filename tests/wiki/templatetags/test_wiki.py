import pytest

from wiki.models import Change
from wiki.tags import TAGS
from wiki.templatetags.wiki import signature, tag_label


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
