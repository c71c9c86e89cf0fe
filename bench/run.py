"""`make bench`: all parts one after the other, or those that are named: `make bench PARTS="base growth"`.

On two cores that do nothing else all of it takes about three hours, most of them for a million events.
"""

import subprocess
import sys
from collections.abc import Callable
from functools import partial

from bench.rates import ensure_wrk
from bench.sections import measure
from bench.serving import ROOT

SMALL, LARGE = ("10000", "100000"), ("10000", "100000", "1000000")


def _by_itself(module: str) -> None:
    """A part that makes its bases and writes its section itself."""
    subprocess.run([sys.executable, "-m", module], cwd=ROOT, check=True)


PARTS: dict[str, Callable[[], None]] = {
    "base": partial(measure, "the base", "The base", "bench.measure", {"SQLite": (), "PostgreSQL": ()}),
    "growth": partial(measure, "growth", "Bases that grow", "bench.growing", {"SQLite": SMALL, "PostgreSQL": LARGE}),
    "exports": partial(_by_itself, "bench.exporting"),
    "citations": partial(_by_itself, "bench.citing"),
    "harvesting": partial(_by_itself, "bench.harvesting"),
    "questions": partial(
        measure, "questions", "Cited questions", "bench.questions", {"SQLite": ("99000",), "PostgreSQL": ("99000",)}
    ),
    "lists": partial(measure, "lists", "Reading lists", "bench.lists", {"SQLite": (), "PostgreSQL": ()}),
    "dumps": partial(_by_itself, "bench.dumping"),
    "imports": partial(_by_itself, "bench.importing"),
    "mediawiki": partial(_by_itself, "bench.mediawiki"),
}


def main(names: list[str]) -> None:
    """Measure the parts that are named, all of them where none is."""
    if unknown := set(names) - PARTS.keys():
        sys.exit(f"No part of the bench: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.")
    ensure_wrk()
    for name in names or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
