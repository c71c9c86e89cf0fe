"""How long /explore/ takes on 10 k, 100 k and 1 M events: `bin/with-postgresql python -m bench.exploring`.

Sizes may be given as arguments. The database is made for it and must be empty; without DATABASE_URL it is SQLite in
VAR_DIR. Facts (bench/facts.py) go straight into the index: charts read nothing else of events, and a million are there
in a minute or two. The answers of charts are forgotten before each run: nobody asked the question before.
"""

import os
import sys
from collections.abc import Callable
from typing import Any

import django
import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test import Client  # noqa: E402

from bench import facts  # noqa: E402
from bench.tables import Table  # noqa: E402
from bench.timing import timed, times_of  # noqa: E402
from incidents.index import current, process  # noqa: E402
from incidents.index.batch import FIELDS, Batch  # noqa: E402
from incidents.index.snapshot import Builder  # noqa: E402
from insights import charting  # noqa: E402
from insights.asking import Asked  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000)
RUNS = 20
QUESTIONS = {
    "all events": "coded=all",
    "what editors coded": "",
    "one facet": "coded=all&harm=harm-1",
    "two facets": "coded=all&harm=harm-1&country=US",
    "harms × organisations": "coded=all&columns=organisation",
}


def main(sizes: list[int]) -> None:
    """Fill up to each size in turn and measure there."""
    call_command("migrate", verbosity=0)
    facts.make_vocabulary()
    rows, filled = [], 0
    for size in sizes:
        print(
            f"{size}: filled in {timed(lambda size=size, filled=filled: fill(filled, size)) / 1000:.0f} s", flush=True
        )
        filled = size
        rows += [[f"{size:,}", name, *times_of(deed, RUNS).row()] for name, deed in deeds().items()]
    print(Table(f"/explore/ on {connection.vendor}", ("events", "what", "mean ms", "median", "p95"), rows))


def fill(first: int, last: int) -> None:
    """Put events `first` to `last` into the index of this process, which goes on being that of the database."""
    index, choosers = current(), facts._choosers()
    builder = Builder(index)
    for start in range(first, last, facts.AT_ONCE):
        numbers = range(start, min(start + facts.AT_ONCE, last))
        some = facts._facts(numbers, np.random.default_rng([facts.SEED, start]), choosers)
        builder.put(Batch.of([tuple(getattr(one, name) for name in FIELDS) for one in some]))
    process._Process.index = builder.built(index.epoch, index.number, index.vocabulary)


def deeds() -> dict[str, Callable[[], Any]]:
    """Whole pages by question, then each chart alone over all events, then a page whose charts are known."""
    reader = Client(headers={"host": "localhost"})
    pages = {f"page, {name}": page(reader, query) for name, query in QUESTIONS.items()}
    alone = {f"chart alone, {chart.name}": series(chart) for chart in charting.charts().values()}
    return {**pages, **alone, "page again": lambda: reader.get("/explore/?coded=all")}


def page(reader: Client, query: str) -> Callable[[], Any]:
    def visit() -> None:
        charting._Process.answers.clear()
        assert reader.get(f"/explore/?{query}").status_code == 200

    return visit


def series(chart: charting.Chart) -> Callable[[], Any]:
    return lambda: charting._made(chart, Asked(QueryDict("coded=all")))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
