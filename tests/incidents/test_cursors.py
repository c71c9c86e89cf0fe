import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.cursors import BadCursor, Cursor, decoded

WORDS = st.lists(st.integers(0, 2**64 - 1), max_size=6)


@given(WORDS, st.integers(0, 2**32 - 1), st.booleans())
def test_a_cursor_is_read_as_it_was_written(words, key, backwards):
    cursor = Cursor((*words, key), backwards)
    assert decoded(cursor.encoded(3), 3, len(words)) == cursor


@given(st.text(max_size=120))
def test_anything_else_is_refused(text):
    with pytest.raises(BadCursor):
        decoded(text, 0, 6)


def test_a_cursor_of_another_order_is_refused():
    text = Cursor((1, 2)).encoded(3)
    for sort, words in ((2, 1), (3, 2), (3, 0)):
        with pytest.raises(BadCursor):
            decoded(text, sort, words)
