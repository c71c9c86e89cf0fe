"""A scheme as a tree, from one query."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from taxonomy.models import Term


@dataclass
class Branch:
    """A term with those below it, and how many events it or they have where that was counted."""

    term: Any
    children: list["Branch"] = field(default_factory=list)
    count: int | None = None


def tree_of(model: type[Term]) -> list[Branch]:
    """The live terms of a scheme as branches, each level in its order; one query.

    A term whose broader one was deleted stands at the top.
    """
    terms: list[Any] = list(model._default_manager.live().order_by("position", "title"))
    branches = {term.pk: Branch(term) for term in terms}
    tops: list[Branch] = []
    for branch in branches.values():
        parent = branches.get(branch.term.parent_id)
        (parent.children if parent else tops).append(branch)
    return tops


def below(branch: Branch) -> Iterator[Branch]:
    """A branch and all below it."""
    yield branch
    for child in branch.children:
        yield from below(child)


def find(branches: Iterable[Branch], pk: int) -> Branch | None:
    """The branch of a term."""
    return next((one for top in branches for one in below(top) if one.term.pk == pk), None)


def ancestors(term: Term) -> list[Term]:
    """The terms above a term, the top one first; a query for each level."""
    path: list[Term] = []
    while term.parent is not None and term.parent not in path:
        term = term.parent
        path.insert(0, term)
    return path
