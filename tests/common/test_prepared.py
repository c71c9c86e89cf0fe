"""Prepared queries: the rows are those of the queryset."""

import pytest
from django.db.models import F

from common.prepared import Prepared, listed
from tests.factories import make_page
from wiki.models import Guide, Name
from wiki.models.page import WikiPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def titles(editor):
    return [make_page(editor, title=title).title for title in ("Citing", "Writing", "It’s “100%”")]


def test_rows_are_those_of_the_queryset_with_values_as_python_has_them(titles):
    prepared = Prepared(Guide.objects.filter(title="").annotate(again=F("title")).order_by())
    for title in titles:
        (found,) = prepared.rows(title)
        expected = Guide.objects.get(title=title)
        assert (vars(found) | {"_state": None}) == (vars(expected) | {"_state": None, "again": title})
        assert not found._state.adding
    assert prepared.first("Nobody wrote this") is None


def test_what_was_found_can_be_saved(titles):
    found = Prepared(Guide.objects.filter(state=WikiPage.State.LIVE).order_by("pk")).first(WikiPage.State.LIVE)
    found.touched += 1
    found.save()
    assert Guide.objects.get(title=titles[0]).touched == found.touched


@pytest.mark.parametrize("number", [0, 1, 3])
def test_among_takes_any_number_of_values(titles, number):
    prepared = Prepared(Name.objects.filter(title__among=[]).filter(role=0).order_by("pk"))
    wanted = titles[:number]
    assert [name.title for name in prepared.rows(listed(wanted), Name.Role.TITLE)] == wanted
    assert list(Name.objects.filter(title__among=wanted).order_by("pk").values_list("title", flat=True)) == wanted


def test_among_takes_numbers(titles):
    keys = list(Guide.objects.order_by("pk").values_list("pk", flat=True))
    assert {page.pk for page in Prepared(Guide.objects.filter(pk__among=[])).rows(listed(keys[1:]))} == {*keys[1:]}
