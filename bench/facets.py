"""How long filters, counts and pages take on 10 k, 100 k and 1 M events: `bin/with-postgresql python -m bench.facets`.

Sizes may be given as arguments. The database is made for it and must be empty; without DATABASE_URL it is SQLite in
VAR_DIR. Events have facts and titles alone, so that a million are made in minutes: whole pages are for bench.run.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402

from bench import facts  # noqa: E402
from bench.tables import Table  # noqa: E402
from bench.timing import timed, times_of  # noqa: E402
from incidents.index import current, process  # noqa: E402
from incidents.index.snapshot import Index  # noqa: E402
from incidents.models import EventFacts, FactStamp  # noqa: E402
from incidents.selection import Selection  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000)
RUNS = 40
QUESTIONS = {
    "no filter": "",
    "one facet": "harm=harm-1",
    "two facets": "harm=harm-1&information=information-3",
    "two facets and an exclusion": "harm=harm-1&country=US&not_actor=actor-2",
    "dates": "after=2010&before=2015",
    "one organisation": "organisation=body-3",
}
PAGES = {
    "page 1 by date": "",
    "page 500 by date": "page=500",
    "page 1 by title": "sort=title",
    "page 1 by people": "sort=-people",
}


def main(sizes: list[int]) -> None:
    """Fill up to each size in turn and measure there."""
    call_command("migrate", verbosity=0)
    facts.make_vocabulary()
    rows, filled = [], 0
    for size in sizes:
        print(f"{size}: filled in {timed(lambda size=size, filled=filled: facts.fill(filled, size)) / 1000:.0f} s")
        filled = size
        rows += measured(size)
    print(Table(f"Facets on {connection.vendor}", ("events", "what", "best ms", "mean", "median", "p95"), rows))


def measured(size: int) -> list[list[str]]:
    """Loading, questions with all counts, pages, and what a save costs the next reader."""
    before = memory()
    process._Process.index = Index()
    rows = [[f"{size:,}", "load the index", f"{timed(current):.0f}", "", "", ""]]
    rows.append([f"{size:,}", "its memory, MB", f"{memory() - before:.0f}", "", "", ""])
    deeds: dict[str, Callable[[], Any]] = {f"{name}, all counts": counting(query) for name, query in QUESTIONS.items()}
    deeds |= {name: paging(query) for name, query in PAGES.items()}
    deeds["page by cursor, from the middle"] = paging(middle())
    deeds["after a save: no filter, all counts"] = after_a_save
    return rows + [[f"{size:,}", name, *figures(deed, RUNS)] for name, deed in deeds.items()]


def figures(deed: Callable[[], Any], runs: int) -> list[str]:
    """The best time, which says most on a machine that has other work, then mean, median and 95th percentile."""
    times = times_of(deed, runs)
    return [f"{min(times.samples):.1f}", *times.row()]


def counting(query: str) -> Callable[[], Any]:
    """The question with a page of keys and every row of every facet."""

    def count() -> None:
        selection = Selection(QueryDict(query))
        assert selection.is_valid, selection.errors
        assert selection.keys
        assert [(facet.rows, facet.empties) for facet in selection.facets]

    return count


def paging(query: str) -> Callable[[], Any]:
    return lambda: Selection(QueryDict(query)).keys


def middle() -> str:
    """The query string of the page after the event in the middle of the order."""
    selection = Selection(QueryDict())
    keys = [key for some in selection.in_order() for key in some]
    middle = keys[len(keys) // 2]
    listing = selection._listing
    listing.__dict__["keys"] = [middle]
    return selection._at(listing.cursor_after()).partition("?")[2]


def after_a_save() -> None:
    """What one saved event costs whoever asks next."""
    number = FactStamp.objects.get().number + 1
    EventFacts.objects.filter(pk=number % 1000 + 1).update(stamp=number)
    FactStamp.objects.update(number=number)
    counting("")()


def memory() -> float:
    """What the process holds, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
