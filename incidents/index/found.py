"""Found: the events that each parameter of a question leaves, and those that all of them leave."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from pyroaring import BitMap

from incidents.index.arrays import Keys, Mask, bitmap_of, keys_of, mask_of
from incidents.index.snapshot import Index


@dataclass(frozen=True, eq=False)
class Found:
    """A question put to the index: the events that fit each of its parameters. `narrowed` makes another of it."""

    index: Index
    parts: dict[str, BitMap] = field(default_factory=dict)

    def narrowed(self, parameter: str, events: BitMap) -> Self:
        """Only those events for one parameter."""
        return replace(self, parts={**self.parts, parameter: events})

    def within(self, parameter: str, kept: Mask) -> Self:
        """Only events whose place in the columns is true; a mask is as long as the columns."""
        return self.narrowed(parameter, bitmap_of(kept.nonzero()[0]) & self.index.live)

    @cached_property
    def events(self) -> BitMap:
        """The events that fit all parameters; not to be changed."""
        return self.without()

    @cached_property
    def keys(self) -> Keys:
        """Their primary keys, ascending."""
        return keys_of(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def without(self, *parameters: str) -> BitMap:
        """The events that fit all but some parameters."""
        parts = sorted((part for name, part in self.parts.items() if name not in parameters), key=len)
        return BitMap.intersection(*parts) if parts else self.index.live

    def base(self, *parameters: str) -> BitMap:
        """The events in which the values of a facet are counted: those that fit all other parameters."""
        names = tuple(name for name in parameters if name in self.parts)
        if not names:
            return self.events
        if names not in self._bases:
            self._bases[names] = self.without(*names)
        return self._bases[names]

    def base_mask(self, *parameters: str) -> Mask | None:
        """The same as a mask; None where it is all events."""
        base = self.base(*parameters)
        return None if len(base) == len(self.index.live) else mask_of(base, self.index.columns.size)

    @cached_property
    def _bases(self) -> dict[tuple[str, ...], BitMap]:
        return {}
