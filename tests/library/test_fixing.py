"""A question is fixed once for each answer that it has."""

import pytest
from django.http import QueryDict

from incidents.models import FactStamp
from library import fixing
from library.fixing import BadQuestion, Busy, TooManyRows, fix
from library.models import Query, Rows
from tests.factories import make_event
from tests.library.questions import fixed, make_base
from wiki.editing import save_page
from wiki.moving import move_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(editor):
    return make_base(editor)


def test_the_rows_are_the_events_in_order_with_their_revisions(base, editor):
    save_page(base[0], {"title": "Clinic leak", "harms": ["Insecurity"], "date_text": "2020"}, by=editor, base=1)
    query = fixed("harm=insecurity&sort=date")
    assert query.rows.pairs == [(base[2].pk, 1), (base[0].pk, 2)]
    assert query.rows.slugs_of_the_day == ["another-leak", "clinic-leak"]
    assert (query.question, query.rows.count) == ("harm=insecurity&sort=date", 2)
    assert "Insecurity" in query.sentence


@pytest.mark.parametrize(
    "same",
    [
        "harm=insecurity&after=2000",
        "after=2000&harm=insecurity",
        "harm=insecurity&after=2000&page=1&per_page=5&view=table",
    ],
)
def test_the_same_question_over_the_same_rows_is_the_same_query(base, same):
    assert fixed(same) == fixed("after=2000&harm=insecurity&sort=-date")
    assert Query.objects.count() == Rows.objects.count() == 1


def test_a_move_alone_makes_no_other_rows(base, editor):
    before = fixed("harm=insecurity")
    move_page(base[0], title="Clinic leak", slug="elsewhere", by=editor, reason="Trial")
    assert fixed("harm=insecurity") == before


def test_another_answer_is_another_query_and_another_question_shares_the_rows(base, editor):
    first = fixed("harm=insecurity")
    assert fixed("not_harm=exclusion&harm=insecurity").rows != first.rows
    assert fixed("after=2000").rows == first.rows
    assert fixed("after=2000") != first
    make_event(editor, title="A third leak", harms=["Insecurity"])
    assert fixed("harm=insecurity") != first
    assert Rows.objects.count() == 3


def test_a_question_without_an_answer_can_be_fixed(base):
    query = fixed("before=1800")
    assert (query.rows.count, query.rows.pairs) == (0, [])


@pytest.mark.parametrize(
    ("question", "name"),
    [("after=someday", "after"), ("harm=none-such", "harm"), ("colour=red", "colour"), ("q=" + "x" * 301, "q")],
)
def test_what_cannot_be_read_is_refused_by_name(base, question, name):
    with pytest.raises(BadQuestion) as refused:
        fixed(question)
    assert set(refused.value.errors) == {name}
    assert not Query.objects.exists()


def test_one_row_too_many_is_refused_and_says_how_many_there_are(base, monkeypatch):
    monkeypatch.setattr(fixing, "MOST_ROWS", 2)
    assert fixed("harm=insecurity").rows.count == 2
    with pytest.raises(TooManyRows, match="finds 3 events; at most 2 can be fixed"):
        fixed("")


def test_an_event_that_is_saved_meanwhile_makes_it_begin_again(base, editor, monkeypatch):
    numbered, saved = fixing._numbered, []

    def meanwhile(keys):
        if not saved:
            saved.append(make_event(editor, title="A third leak", harms=["Insecurity"]))
        return numbered(keys)

    monkeypatch.setattr(fixing, "_numbered", meanwhile)
    query = fixed("harm=insecurity")
    assert (saved[0].pk, 1) in query.rows.pairs


def test_where_events_never_rest_it_is_given_up(base, monkeypatch):
    monkeypatch.setattr(fixing, "_is_current", lambda index: False)
    with pytest.raises(Busy):
        fix(QueryDict(""))


def test_the_stamp_tells_whether_the_index_is_of_today(base):
    assert fixing._is_current(fixing.Selection(QueryDict("")).index)
    index = fixing.Selection(QueryDict("")).index
    FactStamp.objects.update(number=10**6)
    assert not fixing._is_current(index)
