"""Columns: what events are ordered and ranged by, addressed by primary key."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from incidents.index.arrays import Keys, Word
from incidents.index.batch import Batch
from wiki.names import TITLE_BYTES

TYPES: dict[str, Any] = {
    "earliest": np.int32,
    "latest": np.int32,
    "day": np.int32,
    "people_low": np.int64,
    "people_high": np.int64,
    "changed": np.int64,
}
TITLE_WORDS = TITLE_BYTES // 8
ROOM = 1.25
"""How much longer columns are made than they need be, so that they are not copied for each new event."""


class Columns:
    """One array for each column; 76 bytes an event. An event's place is its primary key, which stays dense.

    They are written in place: a reader at work while an event changes may see its new place in the order a moment
    before its new values.
    """

    def __init__(self) -> None:
        self._columns: dict[str, NDArray[Any]] = {name: np.zeros(0, dtype=kind) for name, kind in TYPES.items()}
        self._titles: NDArray[np.uint64] = np.zeros((0, TITLE_WORDS), dtype=np.uint64)

    @property
    def size(self) -> int:
        """All primary keys are below it."""
        return len(self._titles)

    def put(self, batch: Batch) -> None:
        """Write the events of a batch."""
        if len(batch.keys):
            self._fit(int(batch.keys.max()) + 1)
            for name, column in self._columns.items():
                column[batch.keys] = batch.numbers[name]
            self._titles[batch.keys] = batch.titles

    def whole(self, name: str) -> NDArray[Any]:
        """A column for all primary keys, those of no event too."""
        return self._columns[name]

    def at(self, name: str, keys: Keys) -> NDArray[Any]:
        """A column for some events."""
        return self._columns[name][keys]

    def title_word(self, place: int, keys: Keys) -> Word:
        """Eight bytes of each title."""
        return self._titles[:, place][keys]

    def _fit(self, size: int) -> None:
        if size > self.size:
            room = int(size * ROOM)
            self._columns = {name: _longer(column, room) for name, column in self._columns.items()}
            self._titles = _longer(self._titles, room)


def _longer(column: NDArray[Any], size: int) -> NDArray[Any]:
    longer = np.zeros((size, *column.shape[1:]), dtype=column.dtype)
    longer[: len(column)] = column
    return longer
