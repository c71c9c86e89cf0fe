"""Reading ahead: the database makes the next part of a long answer while this process writes the one before."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from django.db import connection

P = TypeVar("P")
R = TypeVar("R")


def ahead(read: Callable[[P], R], parts: Iterable[P]) -> Iterator[R]:
    """`map(read, parts)`, in which a part is read while the one before it is used: in a thread with a connection of
    its own, for which the one of this thread goes back to the pool.

    Plain `map` inside a transaction, which no other connection sees, and on SQLite, which reads in this process.
    """
    if connection.in_atomic_block or connection.vendor == "sqlite":
        yield from map(read, parts)
        return
    connection.close()
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as thread:
        try:
            coming: Future[R] | None = None
            for part in parts:
                done, coming = coming, thread.submit(read, part)
                if done:
                    yield done.result()
            if coming:
                yield coming.result()
        finally:
            thread.submit(_hang_up)


def _hang_up() -> None:
    """Give back the connection of the thread that calls this: each has its own."""
    connection.close()
