"""Paging by key: a page of a long list costs the same at any depth, and stays in place while others write."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

T = TypeVar("T", bound=Model)
MOST_DIGITS = 18


@dataclass(frozen=True)
class Slice(Generic[T]):
    """Part of a list: its rows, the row after the last (None at the end), and whether rows stand before it."""

    rows: Sequence[T]
    next: T | None
    is_first: bool


def slice_of(rows: QuerySet[T], size: int, *, is_first: bool) -> Slice[T]:
    """The first `size` rows of an ordered query, and what comes after."""
    some = list(rows[: size + 1])
    return Slice(some[:size], some[size] if len(some) > size else None, is_first)


def number_in(query: Any, name: str, error: Callable[[], Exception]) -> int | None:
    """A whole number above 0 from a query string; None where it is not given; raises `error()` for anything else."""
    text = query.get(name)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS and int(text)):
        raise error()
    return int(text)
