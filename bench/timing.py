"""Timing: how long a thing takes, as mean, median and 95th percentile."""

import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Times:
    """Milliseconds of many runs of one thing."""

    samples: Sequence[float]

    @property
    def mean(self) -> float:
        return statistics.fmean(self.samples)

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    @property
    def p95(self) -> float:
        return sorted(self.samples)[math.ceil(0.95 * len(self.samples)) - 1]

    def row(self) -> list[str]:
        """The three figures as cells of a table."""
        return [f"{figure:.1f}" for figure in (self.mean, self.median, self.p95)]


def timed(deed: Callable[[], Any]) -> float:
    """How long the deed takes once, in milliseconds."""
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1000


def times_of(deed: Callable[[], Any], runs: int) -> Times:
    """How long it takes, again and again, after one run that warms it up."""
    deed()
    return Times([timed(deed) for _ in range(runs)])


def in_turn(deeds: Iterable[Callable[[], Any]], runs: int) -> list[Times]:
    """The times of several deeds, run in turn, so that a machine that slows down slows them all."""
    deeds = list(deeds)
    rounds = [[timed(deed) for deed in deeds] for _ in range(runs + 1)][1:]
    return [Times(samples) for samples in zip(*rounds, strict=True)]
