"""Merging items in order: what either side added stays, what either removed goes."""

from collections.abc import Hashable, Iterable
from typing import Any

from wiki.fields import Several
from wiki.merging.outcome import Outcome

Keyed = dict[Hashable, Any]


def merge_set(field: Several, base: Any, theirs: Any, mine: Any) -> Outcome:
    """The items with the additions and removals of both sides; only which one is primary can be in dispute."""
    before, their_items, my_items = field.keyed(base), field.keyed(theirs), field.keyed(mine)
    kept = {key for key in my_items if key in their_items or key not in before}
    kept |= {key for key in their_items if key not in my_items and key not in before}
    order = in_order(kept, before, their_items, my_items)
    disputed = False
    if field.first_is_primary:
        order, disputed = _primary_first(order, *map(_first, (before, their_items, my_items)))
    return Outcome([my_items.get(key, their_items.get(key)) for key in order], disputed)


def in_order(kept: set[Hashable], base: Keyed, theirs: Keyed, mine: Keyed) -> list[Hashable]:
    """The kept items in my order, each that only the other side has after the one it stands after there.

    Where the other side alone changed the order, it is theirs with mine added.
    """
    common = [key for key in base if key in theirs and key in mine]
    is_mine = [key for key in mine if key in set(common)] != common
    is_theirs = [key for key in theirs if key in set(common)] != common
    lead, other = (theirs, mine) if is_theirs and not is_mine else (mine, theirs)
    return _woven([key for key in lead if key in kept], [key for key in other if key in kept])


def _woven(lead: list[Hashable], other: list[Hashable]) -> list[Hashable]:
    """One list of both: what only the other has stands after its neighbour there, at the front where it has none."""
    followers: dict[Hashable | None, list[Hashable]] = {None: []}
    known = set(lead)
    neighbour: Hashable | None = None
    for key in other:
        if key in known:
            neighbour = key
        else:
            followers.setdefault(neighbour, []).append(key)
    woven = list(followers[None])
    for key in lead:
        woven += [key, *followers.get(key, ())]
    return woven


def _primary_first(
    order: list[Hashable], base: Hashable, theirs: Hashable, mine: Hashable
) -> tuple[list[Hashable], bool]:
    """The order with the primary item in front; disputed where both sides chose another, or one removed the choice."""
    primary = theirs if mine == base else mine
    disputed = theirs != base and theirs != mine != base
    if primary in order:
        order = [primary, *(key for key in order if key != primary)]
    elif primary is not None:
        disputed = True
    return order, disputed


def _first(keys: Iterable[Hashable]) -> Hashable:
    return next(iter(keys), None)
