"""Many short texts on one page: each has its own ids, and all their links come in one query."""

import pytest

from tests.factories import make_page
from wiki.snippets import snippets_html

pytestmark = pytest.mark.django_db


def test_headings_and_notes_of_one_do_not_meet_those_of_another():
    body = "## Why\n\nSo.[^1]\n\n[^1]: Because."
    first, second = snippets_html([("c1", body), ("c2", body)])
    ids = [{part.split('"')[0] for part in html.split(' id="')[1:]} for html in (first, second)]
    assert ids[0]
    assert not ids[0] & ids[1]
    for html, own in zip((first, second), ids, strict=True):
        assert {part.split('"')[0] for part in html.split(' href="#')[1:]} <= own


def test_what_only_looks_like_an_id_stays_as_it_was_written():
    (html,) = snippets_html([("c1", 'Write ` id="x"` or <b title=\' id="y" \'> and [a](/x/ "title id=\\"z\\"").')])
    assert "c1-x" not in html
    assert "c1-y" not in html


def test_links_are_filled_in_one_query_and_texts_are_kept(editor, django_assert_num_queries):
    make_page(editor, title="Citing")
    texts = [(f"c{number}", f"See [[Citing]] and [[Nothing {number}]].") for number in range(10)]
    with django_assert_num_queries(1):
        htmls = snippets_html(texts)
    assert all('href="/help/citing/"' in html and 'class="new"' in html for html in htmls)
    assert snippets_html(texts) == htmls


def test_nothing_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert snippets_html([]) == []


def test_a_text_is_made_safe():
    (html,) = snippets_html([("c1", "<script>alert(1)</script> <img src=x onerror=alert(1)>")])
    assert "<script" not in html
    assert "<img" not in html
