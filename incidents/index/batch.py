"""Rows of facts as arrays, some thousands at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from incidents.index.arrays import Keys, Word, bitmap_of
from wiki.names import TITLE_BYTES

FIELDS = (
    "event_id",
    "live",
    "codes",
    "earliest",
    "latest",
    "people_low",
    "people_high",
    "changed",
    "sort_title",
)
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Batch:
    """Facts of some events: one array for each column, and every code beside the event that has it.

    Of deleted events the primary key alone is kept.
    """

    every: BitMap
    keys: Keys
    numbers: dict[str, NDArray[np.int64]]
    titles: NDArray[np.uint64]
    codes: Word
    owners: Keys

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Batch":
        """A batch of rows of EventFacts, each as FIELDS."""
        live = dict(zip(FIELDS, zip(*(row for row in rows if row[1]), strict=True), strict=False))
        keys = np.array(live.get("event_id", ()), dtype=np.uint32)
        blobs = live.get("codes", ())
        return cls(
            every=BitMap([row[0] for row in rows]),
            keys=keys,
            numbers=_with_day({name: np.array(live.get(name, ()), dtype=np.int64) for name in FIELDS[3:8]}),
            titles=_words(live.get("sort_title", ())),
            codes=np.frombuffer(b"".join(blobs), dtype="<u8"),
            owners=np.repeat(keys, [len(blob) // 8 for blob in blobs]) if blobs else keys,
        )

    @cached_property
    def live(self) -> BitMap:
        return bitmap_of(self.keys)


def _with_day(numbers: dict[str, NDArray[np.int64]]) -> dict[str, NDArray[np.int64]]:
    """With the day that orders an event: the first, or the last where the first is open; NO_DAY where there is none."""
    return {**numbers, "day": np.where(numbers["earliest"] > 0, numbers["earliest"], numbers["latest"])}


def _words(titles: Sequence[bytes]) -> NDArray[np.uint64]:
    """Titles as words of eight bytes, which sort as the titles do."""
    padded = np.array([bytes(title) for title in titles], dtype=f"S{TITLE_BYTES}")
    return padded.view(">u8").astype(np.uint64).reshape(-1, TITLE_BYTES // 8)
