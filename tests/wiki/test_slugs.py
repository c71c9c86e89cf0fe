import pytest

from tests.factories import make_page, make_pages
from wiki.deleting import delete_page
from wiki.models import Guide
from wiki.moving import move_page
from wiki.slugs import free_slug, free_slugs

pytestmark = pytest.mark.django_db


def test_a_clash_gets_the_next_number():
    make_pages(Guide, "Citing", "Citing")
    assert free_slug(Guide, "Citing") == "citing-3"


def test_old_addresses_deleted_pages_and_fixed_words_are_taken(editor, steward):
    move_page(make_page(editor, title="Citing"), title="Quoting", slug="quoting", by=editor, reason="Trial")
    delete_page(make_page(editor, title="Spam"), by=steward, reason="Spam")
    assert free_slugs(Guide, ["Citing", "Spam", "New"]) == ["citing-2", "spam-2", "new-2"]


def test_many_of_the_same_title_get_addresses_of_their_own():
    assert free_slugs(Guide, ["Citing"] * 3 + ["citing!"]) == ["citing", "citing-2", "citing-3", "citing-4"]


def test_a_title_without_letters_is_called_by_its_kind():
    assert free_slugs(Guide, ["…", "!!!"]) == ["help", "help-2"]


def test_a_number_fits_at_the_end_of_the_longest_slug():
    first, second = free_slugs(Guide, ["x" * 200] * 2)
    assert first == "x" * 100
    assert second == "x" * 92 + "-2"


def test_dozens_of_the_same_title_go_on_being_numbered():
    make_pages(Guide, *["Citing"] * 30)
    assert free_slugs(Guide, ["Citing"] * 2) == ["citing-31", "citing-32"]


def test_many_clashes_cost_what_one_does(django_assert_num_queries):
    titles = [f"Page {number}" for number in range(20)]
    make_pages(Guide, *titles)
    with django_assert_num_queries(5):
        assert free_slugs(Guide, titles) == [f"page-{number}-2" for number in range(20)]
