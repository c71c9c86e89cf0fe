import pytest
from django.db import connection

from common.lz4 import packed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite packs nothing"),
]


LONG = [
    ("reversion_version", "serialized_data"),
    ("incidents_event", "body"),
    ("incidents_eventtext", "texts"),
    ("incidents_eventtext", "words"),
]


@pytest.mark.parametrize(("table", "column"), LONG)
def test_long_texts_are_packed_by_lz4_where_there_is_lz4(table, column):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'")
        (is_there,) = cursor.fetchone()
        cursor.execute(
            "SELECT attcompression = 'l' FROM pg_attribute WHERE attrelid = %s::regclass AND attname = %s",
            [table, column],
        )
        assert cursor.fetchone() == (is_there,)


def test_columns_of_one_table_are_packed_at_once():
    with connection.cursor() as cursor:
        cursor.execute(packed("wiki_thread", "title", "kind"))
        cursor.execute(
            "SELECT count(*) FROM pg_attribute WHERE attrelid = 'wiki_thread'::regclass AND attcompression = 'l'"
        )
        assert cursor.fetchone() == (2,)
