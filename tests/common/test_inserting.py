import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from common.inserting import FEW, insert, overlapping
from incidents.models import Event
from tests.factories import make_page
from wiki.models import Guide, Link

pytestmark = pytest.mark.django_db

MANY = FEW + 5
ODD = 'a\tb\nc\\d "e" \\N\r{f} ü 漢 \U0001f512'


def link(number, title=ODD):
    return Link(kind="test", page_id=number, prefix="", title=title, key=f"key {number}")


def _insert_and_fail(rows):
    insert(rows)
    raise ZeroDivisionError


def test_no_rows_are_no_query():
    with CaptureQueriesContext(connection) as captured:
        insert([])
    assert not captured


@pytest.mark.parametrize("count", [1, FEW, MANY])
def test_rows_are_stored_as_they_are_and_have_their_keys(count):
    rows = [link(number) for number in range(count)]
    insert(rows)
    stored = {row.pk: (row.page_id, row.title, row.key) for row in Link.objects.all()}
    assert stored == {row.pk: (row.page_id, ODD, row.key) for row in rows}
    rows[0].title = "another"
    rows[0].save()
    assert Link.objects.filter(title="another").count() == 1
    Link.objects.create(kind="help", page_id=count, title="the next", key="the next")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="bulk_create asks for no keys")
@pytest.mark.parametrize(("keyed", "queries"), [(True, 2), (False, 1)])
def test_only_rows_whose_keys_are_needed_cost_a_query_beside_the_copy(keyed, queries, django_assert_num_queries):
    rows = [link(number) for number in range(MANY)]
    with django_assert_num_queries(queries):
        insert(rows, keyed=keyed)
    assert {row.pk is None for row in rows} == {not keyed}


@pytest.mark.parametrize("count", [1, MANY])
def test_rows_whose_keys_nobody_needs_get_them_in_the_same_order(count):
    insert([link(number) for number in range(count)], keyed=False)
    assert list(Link.objects.order_by("pk").values_list("page_id", flat=True)) == list(range(count))
    Link.objects.create(kind="help", page_id=count, title="the next", key="the next")


def test_moments_choices_and_json_are_stored_as_bulk_create_stores_them(editor):
    example = make_page(editor, Event, title="A leak", harms=[])
    columns = {column.attname: getattr(example, column.attname) for column in Event._meta.concrete_fields}
    states = {"harms": "unknown", "ü": ODD}
    news = [Event(**{**columns, "id": None, "slug": f"leak-{number}", "states": states}) for number in range(MANY)]
    insert(news)
    for event in Event.objects.exclude(pk=example.pk):
        said = {name: getattr(event, name) for name in columns}
        assert {**said, "id": 0, "slug": ""} == {**columns, "id": 0, "slug": "", "states": states}


def test_a_row_that_may_not_be_raises_what_django_raises():
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([link(1) for _ in range(MANY)])
    assert not Link.objects.exists()


def test_the_next_statement_sees_what_is_still_being_stored():
    with overlapping():
        insert([link(number) for number in range(MANY)])
        assert Link.objects.count() == MANY
        insert([link(number) for number in range(MANY, 2 * MANY)])
    assert Link.objects.count() == 2 * MANY


def test_a_fault_in_what_is_still_being_stored_is_raised_before_the_transaction_ends():
    with pytest.raises(IntegrityError), transaction.atomic(), overlapping():
        insert([link(1) for _ in range(MANY)])
    assert not Link.objects.exists()


def test_a_fault_elsewhere_stores_nothing_of_it():
    rows = [link(number) for number in range(MANY)]
    with pytest.raises(ZeroDivisionError), transaction.atomic(), overlapping():
        _insert_and_fail(rows)
    assert not Link.objects.exists()


def test_one_inside_another_is_one(editor):
    with overlapping():
        with overlapping():
            insert([link(number) for number in range(MANY)])
        make_page(editor, Guide, title="Between")
    assert Link.objects.count() == MANY
