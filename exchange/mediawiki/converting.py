"""Converting: texts of revisions to records, here or in processes beside this one, always in their order."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.pool import AsyncResult, Pool
from typing import Any, TypeVar

import django

from exchange.wikitext.reading import Read, read
from exchange.wikitext.vocabulary import Vocabulary

AHEAD = 6
"""Loads that are given out before the first of them is asked for."""
LOAD = 150
"""Revisions in a load."""
FEW = 600
"""With no more revisions than that a process would take longer to begin than to do the work."""
T = TypeVar("T")


@dataclass(frozen=True)
class Task:
    """Texts of one page to be read; None where a revision has none."""

    title: str
    texts: Sequence[str | None]


def converted(tasks: Iterable[tuple[T, Task]], vocabulary: Vocabulary) -> Iterator[tuple[T, list[Read | None]]]:
    """Each task's companion, and what its texts say. From the six hundredth revision on another process reads along."""
    source = iter(tasks)
    done = 0
    for companion, task in source:
        yield companion, read_all(task, vocabulary)
        done += len(task.texts)
        if done > FEW and _may_begin_another():
            yield from _elsewhere(source, vocabulary)


def _may_begin_another() -> bool:
    """Whether a process may be begun, and has a core to run on; processes of a server's pool may begin none."""
    return (os.cpu_count() or 1) > 1 and not multiprocessing.current_process().daemon


def _elsewhere(tasks: Iterator[tuple[T, Task]], vocabulary: Vocabulary) -> Iterator[tuple[T, list[Read | None]]]:
    first = next(tasks, None)
    if first is None:
        return
    loads = _loads(first, tasks)
    # A new process, not a copy of this one: a copy would share the connection to the database.
    with multiprocessing.get_context("spawn").Pool(1, _prepare, (vocabulary,)) as pool:
        yield from _in_turn(pool, loads)


def _in_turn(pool: Pool, loads: Iterator[list[tuple[T, Task]]]) -> Iterator[tuple[T, list[Read | None]]]:
    """The loads in their order, some of them always under way."""
    waiting: deque[tuple[list[tuple[T, Task]], AsyncResult[Any]]] = deque()
    for load in loads:
        waiting.append((load, pool.apply_async(_read_load, ([task for _companion, task in load],))))
        if len(waiting) >= AHEAD:
            yield from _collected(*waiting.popleft())
    while waiting:
        yield from _collected(*waiting.popleft())


def _collected(load: list[tuple[T, Task]], result: AsyncResult[Any]) -> Iterator[tuple[T, list[Read | None]]]:
    for (companion, _task), said in zip(load, result.get(), strict=True):
        yield companion, said


def _loads(first: tuple[T, Task], rest: Iterator[tuple[T, Task]]) -> Iterator[list[tuple[T, Task]]]:
    load, size = [first], len(first[1].texts)
    for one in rest:
        if size >= LOAD:
            yield load
            load, size = [], 0
        load.append(one)
        size += max(1, len(one[1].texts))
    yield load


def read_all(task: Task, vocabulary: Vocabulary) -> list[Read | None]:
    """What each text of a task says."""
    return [None if text is None else read(text, title=task.title, vocabulary=vocabulary) for text in task.texts]


_VOCABULARY = Vocabulary()


def _prepare(vocabulary: Vocabulary) -> None:
    global _VOCABULARY  # noqa: PLW0603 (what the process was begun with)
    django.setup()  # for messages: nothing here asks the database
    _VOCABULARY = vocabulary


def _read_load(tasks: list[Task]) -> list[list[Read | None]]:
    return [read_all(task, _VOCABULARY) for task in tasks]
