"""Reading ahead: the same answer as `map`, by another connection where that helps and is allowed."""

import threading

import pytest
from django.db import connection, connections, transaction

from common.ahead import ahead


def thread_and_part(part):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return threading.get_ident(), part


def failing(part):
    return 1 // part


@pytest.mark.django_db(transaction=True)
def test_parts_come_in_order_and_are_read_beside_this_thread_where_the_database_is_a_server():
    found = list(ahead(thread_and_part, range(5)))
    assert [part for _thread, part in found] == [0, 1, 2, 3, 4]
    elsewhere = {thread for thread, _part in found} != {threading.get_ident()}
    assert elsewhere == (connection.vendor == "postgresql")


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_they_are_read_where_it_is_seen():
    with transaction.atomic():
        assert {thread for thread, _part in ahead(thread_and_part, range(3))} == {threading.get_ident()}


@pytest.mark.django_db(transaction=True)
def test_it_is_one_part_ahead_and_no_more():
    read = []
    parts = ahead(lambda part: read.append(part), range(100))
    next(parts)
    parts.close()
    assert len(read) <= 2


@pytest.mark.django_db(transaction=True)
def test_an_error_comes_where_its_part_is_used():
    parts = ahead(failing, [1, 0, 1])
    assert next(parts) == 1
    with pytest.raises(ZeroDivisionError):
        next(parts)


@pytest.mark.django_db(transaction=True)
def test_nothing_to_read_is_no_part():
    assert list(ahead(failing, [])) == []


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_is_given_up_keeps_no_connection():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that holds connections")
    used = []
    parts = ahead(lambda part: used.append((thread_and_part(part), connections["default"])), range(5))
    next(parts)
    assert connections["default"].connection is None
    parts.close()
    assert {wrapper.connection for _read, wrapper in used} == {None}
