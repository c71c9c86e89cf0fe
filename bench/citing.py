"""Citations: what one takes in each format, written anew and from the cache: `python -m bench.citing`.

Nothing is read from a database; the engine starts within the first row, and each style with its own.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from bench.machine import describe  # noqa: E402 (needs the settings)
from bench.sections import DOCUMENT  # noqa: E402
from bench.tables import Table, write_section  # noqa: E402
from bench.timing import timed, times_of  # noqa: E402
from exchange.citing.cited import PAGE, Author, Cited  # noqa: E402
from exchange.citing.formats import CitationFormat, citation_formats  # noqa: E402

RUNS = 50
COLUMNS = ("format", "first, ms", "anew, ms (mean)", "median", "95 %", "kept, ms (mean)", "median", "95 %")
NOTE = "The first of all makes the engine, and the first of each style reads it. Anew: a title not seen before."
CITED = Cited(
    key="event-45-million-medical-files-leaked-3",
    type=PAGE,
    title="45 Million Medical Files Leaked",
    container="Privacy Casebook",
    url="http://localhost:8000/events/45-million-medical-files-leaked/revisions/3/",
    number="3",
    issued=date(2026, 11, 22),
    authors=(Author("María Ríos", "0000-0002-1825-0097"), Author("Federal Trade Commission")),
    accessed=date(2026, 11, 26),
)


def main() -> None:
    """Every format, and a section of docs/benchmarks.md."""
    begun, load = datetime.now(UTC), os.getloadavg()
    table = Table("One event", COLUMNS, [_measured(one) for one in citation_formats().values()], NOTE)
    print(table, flush=True)
    write_section(DOCUMENT, "citations", ["## Citations\n", describe(begun, load, ["no database"]), table])


def _measured(one: CitationFormat) -> list[str]:
    first = timed(lambda: one.citation(CITED))
    anew = times_of(_each_another(one), RUNS)
    kept = times_of(lambda: one.citation(CITED), RUNS)
    return [str(one.label), f"{first:.0f}", *anew.row(), *kept.row()]


def _each_another(one: CitationFormat) -> Callable[[], Any]:
    numbers: Iterator[int] = count()
    return lambda: one.citation(replace(CITED, title=f"{CITED.title}, case {next(numbers)}"))


if __name__ == "__main__":
    main()
