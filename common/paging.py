"""Paging: by key, where a page costs the same at any depth and stays in place while others write; or by number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

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


def numbered(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], size: int, name: str = "page") -> Page[Any]:
    """The page of a list that the query string asks for by number, the first by default; 404 where there is none."""
    try:
        return Paginator(rows, size).page(number_in(request.GET, name, Http404) or 1)
    except EmptyPage:
        raise Http404 from None
