"""Derivations: rows that a layer above makes of pages, and indexes of them. `verify` looks whether they are right, and
`rebuild` makes them anew."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from wiki.models import WikiPage


@dataclass(frozen=True)
class Derivation:
    """Rows that derive from pages: `stale` tells those of which they are not right, `renew` makes them anew.

    Both are given some hundred pages of the kind, locked, the deleted ones among them. Who registers one keeps its rows
    up to date by listening to `page_saved`.
    """

    name: str
    stale: Callable[[list[Any]], list[Any]]
    renew: Callable[[list[Any]], None]


@dataclass(frozen=True)
class Index:
    """What a layer above keeps of all pages together: `faults` says in words what is wrong with it as a whole,
    `restore` mends that. The rows of each page are a Derivation."""

    name: str
    faults: Callable[[], list[str]]
    restore: Callable[[], None]


_derivations: dict[str, list[Derivation]] = defaultdict(list)
_indexes: list[Index] = []


def derive(kind: str, derivation: Derivation) -> None:
    """Register rows that derive from the pages of a kind."""
    _derivations[kind].append(derivation)


def keep_index(index: Index) -> None:
    """Register an index."""
    _indexes.append(index)


def index_faults() -> Iterator[tuple[Index, str]]:
    """Each index with what is wrong with it."""
    for index in _indexes:
        for fault in index.faults():
            yield index, fault


def stale_rows(model: type[WikiPage], pages: list[WikiPage]) -> list[tuple[WikiPage, Derivation]]:
    """Each page with those of its rows that are not what follows from it."""
    return [(page, one) for one in _derivations[model.kind] for page in one.stale(pages)]


def renew_rows(model: type[WikiPage], pages: list[WikiPage]) -> list[WikiPage]:
    """Make the rows anew where they are not what follows from the pages; these pages."""
    renewed: dict[int, WikiPage] = {}
    for one in _derivations[model.kind]:
        stale = one.stale(pages)
        if stale:
            one.renew(stale)
        renewed |= {page.pk: page for page in stale}
    return list(renewed.values())
