import gc

import pytest
from django.db import connection

from exchange.running import SQLITE_CACHE, rare_collection, small_cache

pytestmark = pytest.mark.django_db


def cache_size():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        return cursor.fetchone()[0]


def fail_with_a_small_cache(sizes):
    with small_cache():
        sizes.append(cache_size())
        raise ZeroDivisionError


def test_cycles_are_sought_seldom_only_meanwhile():
    before = gc.get_threshold()
    with rare_collection():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a cache of SQLite's")
def test_the_cache_is_small_only_meanwhile_whatever_happens():
    before, meanwhile = cache_size(), []
    with pytest.raises(ZeroDivisionError):
        fail_with_a_small_cache(meanwhile)
    assert meanwhile == [SQLITE_CACHE]
    assert cache_size() == before


@pytest.mark.skipif(connection.vendor != "postgresql", reason="what else there is")
def test_nothing_is_asked_of_another_database(django_assert_num_queries):
    with django_assert_num_queries(0), small_cache():
        pass
