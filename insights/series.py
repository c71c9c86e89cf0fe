"""Series: what a chart shows, as numbers. The drawing, the table and the file are made of the same ones."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from wiki.fields import Words

Number = int | float


@dataclass(frozen=True)
class Place:
    """A value on an axis: its label, its word in addresses, and for a harm the slug of the top term above it."""

    label: str
    word: str
    group: str = ""


@dataclass(frozen=True)
class Axis:
    """What the values of an axis are called, and the values in their order."""

    name: Words
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Mark:
    """One number of a chart, or several of the same events, of which the first is drawn.

    `at` is its place on each axis; `address` leads to the events it counts, and is empty where there are none, or none
    can be had.
    """

    at: tuple[int, ...]
    numbers: tuple[Number, ...]
    address: str = ""

    @property
    def number(self) -> Number:
        return self.numbers[0]


@dataclass(frozen=True)
class Series:
    """Marks over one axis or two. `notes` say what is left out, `is_wide` that the second axis heads its table."""

    axes: tuple[Axis, ...]
    measures: tuple[Words, ...]
    marks: tuple[Mark, ...]
    notes: tuple[str, ...] = field(default=())
    is_wide: bool = False

    @property
    def is_empty(self) -> bool:
        return not any(mark.number for mark in self.marks)

    @cached_property
    def greatest(self) -> Number:
        """The greatest number that is drawn; 0 where there is none."""
        return max((mark.number for mark in self.marks), default=0)

    @property
    def head(self) -> list[str]:
        """The columns of the table that has a row for each mark; of two axes with one name the second is told apart."""
        names = [str(axis.name) for axis in self.axes]
        if len(set(names)) < len(names):
            names[-1] = f"{names[-1]} 2"
        return [*names, *map(str, self.measures)]

    @property
    def rows(self) -> Iterator[tuple[list[str], Mark]]:
        """Each mark with its labels."""
        return ((self.labels(mark), mark) for mark in self.marks)

    @property
    def lines(self) -> Iterator[tuple[Place, list[Mark | None]]]:
        """The rows of a wide table: a value of the first axis, and its mark for each value of the second."""
        marks = {mark.at: mark for mark in self.marks}
        across = range(len(self.axes[1].places))
        for row, place in enumerate(self.axes[0].places):
            yield place, [marks.get((row, column)) for column in across]

    def places(self, mark: Mark) -> list[Place]:
        """Where a mark stands on each axis."""
        return [axis.places[at] for axis, at in zip(self.axes, mark.at, strict=True)]

    def labels(self, mark: Mark) -> list[str]:
        return [place.label for place in self.places(mark)]

    def says(self, mark: Mark) -> str:
        """What a mark says, for those who do not see it: "Insecurity, Contact. Events: 12"."""
        told = [f"{measure}: {number:,}" for measure, number in zip(self.measures, mark.numbers, strict=True)]
        return f"{', '.join(self.labels(mark))}. {'; '.join(told)}"
