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


def _on_both(name: str, heading: str, module: str, *arguments: str) -> Callable[[], None]:
    """A part that is measured alike on each database."""
    return partial(measure, name, heading, module, {"SQLite": arguments, "PostgreSQL": arguments})


PARTS: dict[str, Callable[[], None]] = {
    "base": _on_both("the base", "The base", "bench.measure"),
    "growth": partial(measure, "growth", "Bases that grow", "bench.growing", {"SQLite": SMALL, "PostgreSQL": LARGE}),
    "exports": _on_both("exports", "Exports", "bench.exporting", "100000"),
    "citations": partial(_by_itself, "bench.citing"),
    "harvesting": _on_both("harvesting", "Harvesting and the API", "bench.harvesting", "100000"),
    "questions": _on_both("questions", "Cited questions", "bench.questions", "99000"),
    "lists": _on_both("lists", "Reading lists", "bench.lists"),
    "dumps": _on_both("dumps", "Dumps", "bench.dumping", "10000"),
    "imports": _on_both("imports", "Imports", "bench.importing", "100000"),
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
