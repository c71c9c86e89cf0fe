"""A scheme as a tree, from one query."""

from collections.abc import Iterable, Iterator, Mapping
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

    A term whose broader one was deleted stands at the top, and the first of those that stand in a ring.
    """
    every: Any = model._default_manager
    branches = {term.pk: Branch(term) for term in every.live().in_order()}
    above = {pk: branch.term.parent_id for pk, branch in branches.items() if branch.term.parent_id in branches}
    tops: list[Branch] = []
    for pk, branch in branches.items():
        is_top = pk not in above or pk in _ring(pk, above, branches)[:1]
        (tops if is_top else branches[above[pk]].children).append(branch)
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
    path = [term]
    while (parent := path[0].parent) is not None and parent not in path:
        path.insert(0, parent)
    return path[:-1]


def _ring(pk: int, above: Mapping[int, int], order: Iterable[int]) -> list[int]:
    """The terms of the ring in which one stands, in order; none where it stands in none."""
    seen = [pk]
    while (parent := above.get(seen[-1])) is not None and parent not in seen:
        seen.append(parent)
    return [one for one in order if one in seen] if parent == pk else []
