"""Counting the queries of a page: as many for twenty rows as for ten."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(client, address):
    """How many queries a page costs."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)


def assert_queries_do_not_grow(client, address, make_ten, most=None):
    """Ten rows, then ten more: the page costs the same, and no more than `most`."""
    make_ten()
    with_ten = queries_of(client, address)
    make_ten()
    assert queries_of(client, address) == with_ten
    if most:
        assert with_ten <= most
