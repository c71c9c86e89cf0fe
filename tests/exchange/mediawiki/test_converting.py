"""Texts are read in their order, here or in a process beside this one, and say the same."""

import pytest

from exchange.mediawiki import converting
from exchange.mediawiki.converting import Task, converted, read_all
from tests.exchange.wikitext.reading import VOCABULARY

TASKS = [
    (number, Task(f"Page {number}", [f"{{{{Event|Harm=Insecurity}}}} {number} [Insecurity]", None, "''x''"]))
    for number in range(9)
]


@pytest.fixture(autouse=True)
def small_loads(monkeypatch):
    monkeypatch.setattr(converting, "FEW", 6)
    monkeypatch.setattr(converting, "LOAD", 6)
    monkeypatch.setattr(converting, "AHEAD", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def test_another_process_reads_the_same_in_the_same_order():
    assert list(converted(TASKS, VOCABULARY)) == [(number, read_all(task, VOCABULARY)) for number, task in TASKS]


def test_no_more_is_read_ahead_than_a_few_loads():
    taken = []
    source = converted((taken.append(one[0]) or one for one in TASKS * 10), VOCABULARY)
    for _number in range(5):
        next(source)
    assert len(taken) < 20
    source.close()


def test_a_process_that_may_begin_none_reads_by_itself(monkeypatch):
    monkeypatch.setattr(converting, "_may_begin_another", lambda: False)
    monkeypatch.setattr(converting, "_elsewhere", None)
    assert len(list(converted(TASKS, VOCABULARY))) == len(TASKS)
