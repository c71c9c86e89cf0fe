"""What a query string may not say: each is told at its parameter, and nothing is ever an error of ours."""

import pytest

from incidents.filters import EventFilterSet
from incidents.models import Organisation
from taxonomy.models import Harm
from tests.factories import make_event, make_pages
from tests.incidents.records import FULL, make_vocabulary
from tests.incidents.test_selection import select
from wiki.editing import save_page
from wiki.moving import move_page

pytestmark = pytest.mark.django_db
HOSTILE = ("'; DROP TABLE incidents_event; --", "%", "(a+)+$", "\x00", "💥" * 50, "-" * 99, "a" * 200_000, "{{7*7}}")


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


BAD = {
    "unknown term": ({"harm": "insecure"}, "harm"),
    "one of several": ({"harm": ["insecurity", "nope"]}, "harm"),
    "unknown law": ({"law": "nope"}, "law"),
    "unknown organisation": ({"organisation": "nope"}, "organisation"),
    "unknown role": ({"organisation_role": "boss"}, "organisation_role"),
    "unknown country": ({"country": "ZZ"}, "country"),
    "unknown exclusion": ({"not_harm": "nope"}, "not_harm"),
    "unknown kind of empty": ({"harm": "-nothing"}, "harm"),
    "a kind of empty where none can be": ({"organisation_role": "-none"}, "organisation_role"),
    "impossible date": ({"after": "2021-02-30"}, "after"),
    "no date": ({"before": "yesterday"}, "before"),
    "open date": ({"after": "../2020"}, "after"),
    "after later than before": ({"after": "2021", "before": "2020"}, "after"),
    "two dates where one is meant": ({"after": ["2019", "2020"]}, "after"),
    "two searches": ({"q": ["leak", "clinic"]}, "q"),
    "two codings": ({"coded": ["editor", "machine"]}, "coded"),
    "two pages": ({"page": ["1", "2"]}, "page"),
    "number below zero": ({"people_min": "-1"}, "people_min"),
    "no number": ({"people_max": "many"}, "people_max"),
    "number beyond all": ({"people_max": "9" * 5000}, "people_max"),
    "numbers the wrong way round": ({"people_min": "10", "people_max": "5"}, "people_min"),
    "unknown coding": ({"coded": "both"}, "coded"),
    "unknown order": ({"sort": "random"}, "sort"),
    "relevance of nothing": ({"sort": "relevance"}, "sort"),
    "page 0": ({"page": "0"}, "page"),
    "page of letters": ({"page": "two"}, "page"),
    "page beyond the last": ({"page": "2"}, "page"),
    "page too deep": ({"page": "101", "per_page": "100"}, "page"),
    "too many on a page": ({"per_page": "1000000"}, "per_page"),
    "no cursor": ({"cursor": "AAAA"}, "cursor"),
    "long cursor": ({"cursor": "A" * 1000}, "cursor"),
    "too many values": ({"harm": [f"harm-{number}" for number in range(51)]}, "harm"),
    "too many in all": ({f"not_{name}": ["x"] * 50 for name in ("harm", "law", "group", "actor", "basis")}, "__all__"),
    "long search": ({"q": "x" * 301}, "q"),
}


@pytest.mark.parametrize(("question", "parameter"), BAD.values(), ids=BAD)
def test_a_bad_value_is_told_at_its_parameter(event, question, parameter):
    selection = select(question)
    assert list(selection.errors) == [parameter]
    assert all(selection.errors[parameter])
    assert not selection.is_valid
    assert selection.total == 0
    assert selection.events == []


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_answered(event, value):
    for name in (*EventFilterSet.base_filters, "unheard-of"):
        selection = select({name: value})
        assert selection.is_valid or list(selection.errors) == [name]
        assert selection.sentence
        assert len(str(selection.address)) < 20_000
        assert all(len(message) < 500 for some in selection.errors.values() for message in some)
        assert [facet.rows for facet in selection.facets]


def test_the_message_names_what_is_not_known(event):
    assert select(harm=["nope", "insecurity"]).errors == {"harm": ["Nothing here is called “nope”."]}
    many = [f"nope-{number}" for number in range(7)]
    assert "and 2 more" in select(harm=many).errors["harm"][0]


def test_the_other_parameters_narrow_while_one_is_bad(event, editor):
    make_event(editor, title="Another")
    selection = select(harm="insecurity", page="0")
    assert list(selection.found.events) == [event.pk]


def test_values_are_read_as_people_type_them(event):
    for question in (
        {"country": "de"},
        {"country": "Global"},
        {"organisation_role": "reporter"},
        {"organisation": " CybelAngel "},
        {"harm": "Insecurity"},
        {"organisation_role": "Reporter"},
        {"after": "2020-12", "before": "2020-12"},
        {"harm": ["", "insecurity", "insecurity"]},
        {"coded": "all"},
    ):
        assert list(select(question).found.events) == [event.pk], question


def test_moved_and_merged_pages_are_found_by_the_names_that_they_had(event, editor):
    move_page(Harm.objects.get(slug="insecurity"), title="Insecurity", slug="unsafe", by=editor, reason="Trial")
    angel = Organisation.objects.get(slug="cybelangel")
    make_pages(Organisation, "Beta")
    save_page(angel, {"title": "CybelAngel", "merged_into": "beta"}, by=editor, base=angel.latest_number)
    selection = select(harm="insecurity", organisation="cybelangel")
    assert list(selection.found.events) == [event.pk]
    assert str(selection.address) == "/events/?harm=unsafe&organisation=beta"


def test_one_value_may_be_given_twice(event):
    assert select(q=["leak", " leak", ""], coded=["all", "all"]).is_valid
