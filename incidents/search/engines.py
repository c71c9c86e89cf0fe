"""The two engines, by the database in use: modules with the same functions, which mypy holds to one another."""

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from django.db import connection
from pyroaring import BitMap

from incidents.search import postgresql, sqlite
from incidents.search.language import And, Leaf
from incidents.search.limits import SECONDS
from incidents.search.texts import Texts

P = ParamSpec("P")
R = TypeVar("R")


class Engine(Protocol):
    """What an engine does; each function says it where it is defined."""

    def install(self) -> None: ...
    def clock(self, seconds: float) -> AbstractContextManager[None]: ...
    def stored(self, pks: Iterable[int]) -> dict[int, Texts]: ...
    def add(self, texts: Iterable[tuple[int, Texts]]) -> None: ...
    def put(self, texts: dict[int, Texts]) -> None: ...
    def remove(self, pks: Iterable[int]) -> None: ...
    def everything(self) -> BitMap: ...
    def matching(self, query: And, only: Iterable[int] | None, *, in_title: bool) -> BitMap: ...
    def having(self, leaves: Iterable[Leaf], only: Iterable[int] | None) -> BitMap: ...
    def has(self, leaf: Leaf) -> bool: ...
    def scored(self, query: And, pks: Iterable[int]) -> list[int]: ...
    def marked(self, leaves: Sequence[Leaf], pks: Iterable[int]) -> dict[int, tuple[str, str, str]]: ...
    def names_beginning(self, kinds: Collection[str], key: str, limit: int) -> list[tuple[Any, ...]]: ...
    def names_with(self, kinds: Collection[str], words: Collection[str], limit: int) -> list[tuple[Any, ...]]: ...
    def add_words(self, words: Collection[str]) -> None: ...
    def missing_words(self, words: Collection[str]) -> set[str]: ...
    def like_words(self, word: str, limit: int) -> list[str]: ...


ENGINES: dict[str, Engine] = {"sqlite": sqlite, "postgresql": postgresql}


def engine() -> Engine:
    """The engine of the database in use."""
    return ENGINES[connection.vendor]


def in_time(ask: Callable[P, R]) -> Callable[P, R]:
    """Lets a function ask the engine for as long as a search may take; then it raises TooSlow."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        with engine().clock(SECONDS):
            return ask(*args, **kwargs)

    return asked
