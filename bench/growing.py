"""What grows with the base, and what does not: `python -m bench.growing PostgreSQL 10000 100000 1000000`.

One base is filled up to each size in turn by record_history, one revision an event, and asked there as readers ask
it: whole pages by HTTP from the server that `make run` starts, one client, no page cache. `make bench` runs it on both
databases and keeps the tables. With DATABASE_URL and VAR_DIR of one's own the base stays, and a second run goes on.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 (needs the settings)
from django.db import connection  # noqa: E402

from accounts.models import User  # noqa: E402
from accounts.roles import Role  # noqa: E402
from bench import generating, serving  # noqa: E402
from bench.tables import Table  # noqa: E402
from bench.timing import Times, timed, times_of  # noqa: E402
from bench.visiting import Visitor  # noqa: E402
from exchange.running import rare_collection  # noqa: E402
from incidents.models import Event  # noqa: E402
from wiki import history  # noqa: E402
from wiki.editing import save_page  # noqa: E402
from wiki.recording import record_history  # noqa: E402

BATCH = 500
RUNS, WARMING = 60, 8
QUIET = 20
"""Looks in a second."""
Addresses = Callable[[random.Random], str]
COLUMNS = ("events", "what", "mean, ms", "median", "p95", "at most, p95")
AT_MOST = {10_000: 25, 100_000: 50, 1_000_000: 90}
"""Milliseconds that /events/ may take on PostgreSQL."""
EXPLORE_AT_MOST = 300


def main(output: Path, sizes: Sequence[int]) -> None:
    """The tables of one database, as JSON, as far as they are there after each size."""
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    User.objects.get_or_create(username="Mira", defaults={"email": "mira@example.org", "role": Role.EDITOR})
    filled, asked, sent = [], [], []
    for size in sizes:
        filled.append(fill(size))
        with serving.site(PAGE_CACHE_SECONDS="0", ARTICLE_CACHE_SECONDS="0") as server:
            asked += list(questions(server, size))
            sent.append(export(server, size))
        asked.append([f"{size:,}", "save_page, a word of the body", *saves().row(), ""])
        tables = [
            Table("Filling by record_history, one revision an event", ("events", "s", "events/s", "disk, MB"), filled),
            Table("Pages by HTTP, one client, every question with all counts", COLUMNS, asked),
            Table("CSV of all events", ("events", "s", "rows/s", "MB", "memory taken, MB"), sent),
        ]
        output.write_text(json.dumps([asdict(table) for table in tables]), encoding="utf-8")
        print(*tables, sep="\n", flush=True)


def fill(size: int) -> list[str]:
    """Events up to a size, as importers record them; how long it takes to make them up is not counted."""
    there = Event.objects.count()
    seconds = 0.0
    with rare_collection():
        for start in range(there, size, BATCH):
            events = generating.many(start, min(BATCH, size - start))
            seconds += timed(partial(record_history, Event, events)) / 1000
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    rate = f"{(size - there) / seconds:,.0f}" if size > there else ""
    return [f"{size:,}", f"{seconds:,.0f}", rate, f"{disk() / 1e6:,.0f}"]


def disk() -> int:
    """Bytes that the database takes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return int(cursor.fetchone()[0])


def questions(server: serving.Server, size: int) -> Iterator[list[str]]:
    """Each question in RUNS variants, after WARMING others; the first of all, which loads the index, by itself."""
    visitor = Visitor(server.address, **{"Accept-Encoding": "gzip"})
    first = timed(lambda: visitor.get("/events/"))
    yield [f"{size:,}", "the first question, which loads the index", f"{first:,.0f}", "", "", ""]
    if connection.vendor == "postgresql":
        yield [f"{size:,}", "until the worker has found common words", f"{timed(_idle):,.0f}", "", "", ""]
    for name, (addresses, limit) in asking(size).items():
        visit = partial(_visit, visitor, addresses, random.Random(generating.SEED))
        for _ in range(WARMING):
            visit()
        times = times_of(visit, RUNS)
        at_most = str(limit) if limit and connection.vendor == "postgresql" else ""
        yield [f"{size:,}", name, *times.row(), at_most]


def _idle() -> None:
    """Wait until nobody has asked PostgreSQL anything for a second."""
    quiet = 0
    while quiet < QUIET:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE state = 'active' AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            quiet = 0 if cursor.fetchone()[0] else quiet + 1
        time.sleep(1 / QUIET)


def _visit(visitor: Visitor, addresses: Addresses, dice: random.Random) -> None:
    visitor.get(addresses(dice))


def asking(size: int) -> dict[str, tuple[Addresses, int]]:
    """What is asked, by name: what makes the next address, and how long it may take, 0 where nobody said."""
    limit = AT_MOST.get(size, 0)
    common = iter(generating.WORDS)
    paths = list(Event.objects.order_by("-pk").values_list("slug", flat=True)[:1_000])
    return {
        "/events/, no filter": (lambda dice: "/events/", limit),
        "/events/, one facet": (lambda dice: f"/events/?harm={term(dice, 'harms')}", limit),
        "/events/, two facets": (
            lambda dice: f"/events/?harm={term(dice, 'harms')}&information={term(dice, 'information-types')}",
            limit,
        ),
        "/events/, a rare word and a facet": (
            lambda dice: f"/events/?q={generating.rare(dice)}&harm={term(dice, 'harms')}",
            limit,
        ),
        "/events/, a word of every tenth text and a facet": (
            lambda dice: f"/events/?q={generating.middling(dice)}&harm={term(dice, 'harms')}",
            limit,
        ),
        "/events/, a word of nearly every text and a facet": (
            lambda dice: f"/events/?q={next(common)}&harm={term(dice, 'harms')}",
            limit,
        ),
        "/events/, such a word again, and another facet": (
            lambda dice: f"/events/?q={dice.choice(generating.WORDS)}&harm={term(dice, 'harms')}",
            limit,
        ),
        "/events/, page 10,000 rows deep": (lambda dice: f"/events/?page={min(500, size // 20)}", 0),
        "/events/, by people": (lambda dice: "/events/?sort=-people", 0),
        "/explore/, all events": (lambda dice: f"/explore/?coded=all&after={dice.randint(1990, 1999)}", explore(size)),
        "/explore/, one facet": (lambda dice: f"/explore/?coded=all&harm={term(dice, 'harms')}", explore(size)),
        "an event, its HTML made": (lambda dice: f"/events/{dice.choice(paths)}/", 0),
        "a harm with its events": (lambda dice: f"/taxonomy/harms/{term(dice, 'harms')}/", 0),
        "suggestions": (lambda dice: f"/suggest.json?q={generating.rare(dice)[:3]}", 0),
    }


def explore(size: int) -> int:
    return EXPLORE_AT_MOST if size == 1_000_000 else 0


def term(dice: random.Random, scheme: str) -> str:
    """The slug of a term, the common ones more often."""
    known = generating.terms(scheme)
    return known[int(len(known) * dice.random() ** 2)][0]


def saves() -> Times:
    """An edit of an event, again and again."""
    editor, event = User.objects.get(username="Mira"), Event.objects.order_by("-pk")[0]
    numbers = iter(range(10**9))

    def save() -> None:
        page = Event.objects.get(pk=event.pk)
        record = history.latest(page).record
        body = f"{record['body'].partition(chr(10) * 2 + 'Edit ')[0]}\n\nEdit {next(numbers)}."
        assert save_page(page, {**record, "body": body}, by=editor, base=page.latest_number).change

    save()
    return Times([timed(save) for _ in range(RUNS)])


def export(server: serving.Server, size: int) -> list[str]:
    """All events as CSV, read by another program and thrown away; memory is the server's, all its processes."""
    Visitor(server.address).get("/events.datapackage.json")
    before = most = server.memory()
    began = time.perf_counter()
    reader = subprocess.Popen(["curl", "--silent", "--fail", f"{server.address}/events.csv"], stdout=subprocess.PIPE)
    assert reader.stdout
    length = 0
    while piece := reader.stdout.read(4_000_000):
        length += len(piece)
        most = max(most, server.memory())
    assert reader.wait() == 0
    seconds = time.perf_counter() - began
    return [f"{size:,}", f"{seconds:.1f}", f"{size / seconds:,.0f}", f"{length / 1e6:,.0f}", f"{most - before:.0f}"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]])
