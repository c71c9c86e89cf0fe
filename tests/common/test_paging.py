"""Paging by number and by key, whatever stands in the query string."""

import pytest
from django.http import Http404, QueryDict
from django.template import Context, Template

from common.paging import number_in, numbered, slice_of
from tests.factories import make_pages
from wiki.models import Guide

ODD = ["0", "-1", "+1", "1.0", "1e3", "x", "١", "１", " 1", "9" * 19, "\x00"]


@pytest.mark.parametrize("text", ODD)
def test_what_is_no_number_above_nought_is_refused(text):
    with pytest.raises(Http404):
        number_in({"page": text}, "page", Http404)


def test_a_number_may_be_left_out():
    assert number_in({"page": ""}, "page", Http404) is number_in({}, "page", Http404) is None
    assert number_in({"page": "007"}, "page", Http404) == 7


def test_a_list_has_a_first_page_even_where_it_is_empty(rf):
    assert list(numbered(rf.get("/"), [], 2)) == []
    assert list(numbered(rf.get("/?page=2"), [1, 2, 3], 2)) == [3]
    assert list(numbered(rf.get("/?page=9&other=2"), [1, 2, 3], 2, "other")) == [3]
    for page in ("3", "999999999999999999"):
        with pytest.raises(Http404):
            numbered(rf.get(f"/?page={page}"), [1, 2, 3], 2)


def test_a_slice_knows_what_comes_after_it(db):
    make_pages(Guide, "One", "Two", "Three")
    rows = Guide.objects.order_by("pk")
    part = slice_of(rows, 2, is_first=True)
    assert ([row.title for row in part.rows], part.next.title) == (["One", "Two"], "Three")
    assert slice_of(rows, 3, is_first=True).next is None
    assert (slice_of(rows.none(), 3, is_first=False).rows, slice_of(rows.none(), 3, is_first=False).next) == ([], None)


def test_the_address_of_another_part_keeps_the_rest_of_the_question(rf):
    template = Template("{% load paging %}{% with_query 'page' value %}")

    def address(query, value):
        return template.render(Context({"request": rf.get(f"/?{query}"), "value": value}, autoescape=False))

    assert QueryDict(address("q=a%26b&page=2&page=3&q=c", 4)[1:]) == QueryDict("q=a%26b&q=c&page=4")
    assert address("page=2", None) == "?"
    assert "<" not in address("q=%3Cscript%3E", 2)
