"""Comparison of items in order: which were added, removed, kept, moved or changed inside."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from wiki.diff import choice
from wiki.diff.base import Comparison, emptiness
from wiki.diff.choice import ChoiceComparison
from wiki.diff.ordering import unmoved
from wiki.fields import Several, Words
from wiki.fields.records import same_in

Keyed = dict[Hashable, Any]


class ItemKind(StrEnum):
    """What became of an item. One that was both moved and changed inside counts as changed; its positions tell."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True)
class ItemChange:
    """One item: what became of it, how it reads, its place on each side (from 1), and a changed row's columns."""

    kind: ItemKind
    text: str
    note: Words = ""
    old_position: int | None = None
    new_position: int | None = None
    columns: tuple[ChoiceComparison, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RelationComparison(Comparison):
    """The items of both sides, in the new order, with the removed ones where they stood."""

    kind: ClassVar[str] = "relation"

    items: tuple[ItemChange, ...]


def compare(field: Several, old: Mapping[str, Any], new: Mapping[str, Any]) -> RelationComparison:
    """One field of two records."""
    return RelationComparison(
        key=field.key,
        label=field.label,
        changed=not same_in(field, old, new),
        old_empty=emptiness(field, old),
        new_empty=emptiness(field, new),
        items=tuple(_Items(field, field.keyed(field.of(old)), field.keyed(field.of(new))).changes()),
    )


class _Items:
    """The items of one field on both sides, by key."""

    def __init__(self, field: Several, old: Keyed, new: Keyed) -> None:
        self.field, self.old, self.new = field, old, new
        self.old_places = {key: place for place, key in enumerate(old, 1)}
        self.new_places = {key: place for place, key in enumerate(new, 1)}

    def changes(self) -> Iterator[ItemChange]:
        old_keys, new_keys = iter(self.old), iter(self.new)
        for anchor in unmoved(self.old, self.new):
            yield from self._between(_until(anchor, old_keys), _until(anchor, new_keys))
            yield self._kept(anchor, ItemKind.KEPT)
        yield from self._between(list(old_keys), list(new_keys))

    def _between(self, old_keys: list[Hashable], new_keys: list[Hashable]) -> Iterator[ItemChange]:
        removed = [key for key in old_keys if key not in self.new]
        added = [key for key in new_keys if key not in self.old]
        rewritten = self._rewritten(removed, added)
        for key in removed:
            if key not in rewritten:
                yield self._alone(ItemKind.REMOVED, self.old[key], old_position=self.old_places[key])
        before = {new_key: old_key for old_key, new_key in rewritten.items()}
        for key in new_keys:
            if key in before:
                yield self._changed(before[key], key)
            elif key in self.old:
                yield self._kept(key, ItemKind.MOVED)
            else:
                yield self._alone(ItemKind.ADDED, self.new[key], new_position=self.new_places[key])

    def _kept(self, key: Hashable, kind: ItemKind) -> ItemChange:
        if self.field.item_mark(self.old[key]) != self.field.item_mark(self.new[key]):
            return self._changed(key, key)
        return self._alone(kind, self.new[key], old_position=self.old_places[key], new_position=self.new_places[key])

    def _changed(self, old_key: Hashable, new_key: Hashable) -> ItemChange:
        old, new = self.old[old_key], self.new[new_key]
        compared = (choice.compare(column, old, new) for column in self.field.compared)
        return self._alone(
            ItemKind.CHANGED,
            new,
            old_position=self.old_places[old_key],
            new_position=self.new_places[new_key],
            columns=tuple(column for column in compared if column.changed),
        )

    def _alone(self, kind: ItemKind, item: Any, **more: Any) -> ItemChange:
        return ItemChange(kind=kind, text=self.field.item_reads(item), note=self.field.item_note(item), **more)

    def _rewritten(self, removed: list[Hashable], added: list[Hashable]) -> dict[Hashable, Hashable]:
        """Rows without identity that took the place of ones they agree with in a column that says something."""
        if self.field.has_identity:
            return {}
        return {
            old_key: new_key
            for old_key, new_key in zip(removed, added, strict=False)
            if self._is_akin(self.old[old_key], self.new[new_key])
        }

    def _is_akin(self, old: Any, new: Any) -> bool:
        return any(c.same(c.of(old), c.of(new)) and not c.is_empty(c.of(new)) for c in self.field.compared)


def _until(anchor: Hashable, keys: Iterator[Hashable]) -> list[Hashable]:
    """The keys before the anchor; the anchor itself is taken too."""
    before = []
    for key in keys:
        if key == anchor:
            break
        before.append(key)
    return before
