"""Listing: a page of the events that were found, by its number or from a place on."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from incidents.cursors import Cursor
from incidents.index.arrays import Keys
from incidents.index.ordering import Words, arranged, beyond, place_of


@dataclass(frozen=True, eq=False)
class Listing:
    """Some events of a list in an order: those of page `number`, or the `size` beside a cursor."""

    all: Keys
    words: Words
    size: int
    number: int = 1
    cursor: Cursor | None = None

    @cached_property
    def keys(self) -> list[int]:
        """Their primary keys, in order."""
        if self.cursor is None:
            start = (self.number - 1) * self.size
            return arranged(self.all, self.words, start, start + self.size).tolist()  # type: ignore[no-any-return]
        end = len(self._beside)
        start, stop = (end - self.size, end) if self.cursor.backwards else (0, self.size)
        return arranged(self._beside, self.words, start, stop).tolist()  # type: ignore[no-any-return]

    @property
    def has_before(self) -> bool:
        """Whether events come before these."""
        if self.cursor is None:
            return self.number > 1
        return len(self._beside) > len(self.keys) if self.cursor.backwards else len(self._beside) < len(self.all)

    @property
    def has_after(self) -> bool:
        """Whether events come after these."""
        if self.cursor is None:
            return self.number * self.size < len(self.all)
        return len(self._beside) < len(self.all) if self.cursor.backwards else len(self._beside) > len(self.keys)

    def cursor_after(self) -> Cursor:
        """From where the list goes on after these."""
        return Cursor(self._place(self.keys[-1])) if self.keys else Cursor((0,) * (len(self.words) + 1))

    def cursor_before(self) -> Cursor:
        """Where the events before these end."""
        if self.keys:
            return Cursor(self._place(self.keys[0]), backwards=True)
        return Cursor((2**64 - 1,) * len(self.words) + (2**32 - 1,), backwards=True)

    def _place(self, key: int) -> tuple[int, ...]:
        return tuple(place_of(key, self.words))

    @cached_property
    def _beside(self) -> Keys:
        """The events on the cursor's side of its place."""
        if self.cursor is None:
            return np.zeros(0, dtype=np.uint32)
        return beyond(self.all, self.words, self.cursor.place, backwards=self.cursor.backwards)
