import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.index import ordering
from incidents.index.ordering import arranged, beyond, place_of

ROWS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2**63)), min_size=1, max_size=60)


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """So that what is done for millions is done here."""
    monkeypatch.setattr(ordering, "FEW", 4)
    monkeypatch.setattr(ordering, "SAMPLE", 5)


def order_of(rows):
    """Keys from 1, the words that give each of them its row, and the keys as Python sorts them."""
    table = np.array([(0, 0), *rows], dtype=np.uint64)
    keys = np.arange(1, len(rows) + 1, dtype=np.uint32)
    words = [lambda some: table[some, 0], lambda some: table[some, 1]]
    return keys, words, sorted(keys.tolist(), key=lambda key: (*rows[key - 1], key))


@given(ROWS, st.integers(0, 70), st.integers(0, 70))
def test_a_part_of_an_order_is_that_of_sorting_all(rows, start, stop):
    keys, words, expected = order_of(rows)
    assert arranged(keys, words, start, stop).tolist() == expected[start:stop]


@given(ROWS, st.data())
def test_what_lies_beyond_a_place_is_what_sorting_puts_after_it(rows, data):
    keys, words, expected = order_of(rows)
    at = data.draw(st.integers(0, len(rows) - 1))
    place = place_of(expected[at], words)
    assert beyond(keys, words, place).tolist() == sorted(expected[at + 1 :])
    assert beyond(keys, words, place, backwards=True).tolist() == sorted(expected[:at])
