"""Harvesting and the API: what one answer costs at any depth of a base: `python -m bench.harvesting [EVENTS]`.

From the view on, in one process; without limits and without a network.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 (needs the settings)
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from bench.exporting import BATCH, history_of  # noqa: E402
from bench.machine import describe  # noqa: E402
from bench.sections import DATABASES, DOCUMENT  # noqa: E402
from bench.serving import ROOT  # noqa: E402
from bench.tables import Table, write_section  # noqa: E402
from bench.timing import times_of  # noqa: E402
from exchange.oai.sets import all_sets  # noqa: E402
from exchange.oai.tokens import Place  # noqa: E402
from incidents.models import Event, EventFacts  # noqa: E402
from wiki.recording import record_history  # noqa: E402

EVENTS, TIMES = 100_000, 20
COLUMNS = ("what", "ms, mean", "median", "95 %")


def main() -> None:
    """Both databases, and their tables in a section of docs/benchmarks.md."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    begun, load = datetime.now(UTC), os.getloadavg()
    tables = [_measured(name, command, events) for name, command in DATABASES.items()]
    write_section(
        DOCUMENT, "harvesting", ["## Harvesting and the API\n", describe(begun, load, list(DATABASES)), *tables]
    )


def _measured(name: str, command: list[str], events: int) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        subprocess.run(
            [*command, sys.executable, "-m", "bench.harvesting", "--fill", str(events)],
            cwd=ROOT,
            env={**environment, "VAR_DIR": folder, "LOG_LEVEL": "WARNING", "RATE_LIMITS_ON": "false"},
            check=True,
        )
        rows = json.loads((Path(folder) / "rows.json").read_text(encoding="utf-8"))
    table = Table(f"{events:,} events on {name}", COLUMNS, rows)
    print(table, flush=True)
    return table


def fill_and_measure(events: int) -> None:
    """An empty base is filled and asked; the figures go into VAR_DIR."""
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    for start in range(0, events, BATCH):
        record_history(Event, [history_of(number) for number in range(start, min(start + BATCH, events))])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    rows = [[name, *_times(ask)] for name, ask in _questions().items()]
    (Path(os.environ["VAR_DIR"]) / "rows.json").write_text(json.dumps(rows), encoding="utf-8")


def _questions() -> dict[str, Callable[[], object]]:
    client = Client(headers={"Host": "localhost"})
    sizes = {one.spec: _size(one.harms) for one in all_sets()}
    rare, common = min((s for s in sizes if sizes[s]), key=sizes.__getitem__), max(sizes, key=sizes.__getitem__)
    event = Event.objects.live().order_by("pk")[0]
    address = f"/api/v1/events/{event.slug}/"
    etag = client.get(address)["ETag"]
    next_page = client.get("/api/v1/events/?per_page=100").json()["next"]
    list_records = "/oai?verb=ListRecords&metadataPrefix=oai_dc"
    return {
        "OAI, the first 100 records, with their number": partial(client.get, list_records),
        "OAI, 100 records after a tenth": partial(client.get, _resumed(0.1)),
        "OAI, 100 records after nine tenths": partial(client.get, _resumed(0.9)),
        f"OAI, 100 records of the largest set ({sizes[common]:,})": partial(client.get, f"{list_records}&set={common}"),
        f"OAI, the smallest set ({sizes[rare]:,})": partial(client.get, f"{list_records}&set={rare}"),
        "API, an event": partial(client.get, address),
        "API, an event that the one who asks has": partial(client.get, address, headers={"if-none-match": etag}),
        "API, 100 events": partial(client.get, next_page),
        "API, 100 changes": partial(client.get, "/api/v1/changes/?per_page=100"),
        "a part of the sitemap": lambda: client.get("/sitemaps/event-1.xml").getvalue(),
    }


def _size(harms: list[int]) -> int:
    return Event.objects.filter(harm_values__term__in=harms).distinct().count()


def _resumed(depth: float) -> str:
    """The address of what comes after that part of all events."""
    facts = EventFacts.objects.order_by("written", "event")[int(EventFacts.objects.count() * depth)]
    place = Place("oai_dc", "", None, None, facts.written, facts.event_id, 1, 1)
    return f"/oai?verb=ListRecords&resumptionToken={place.token}"


def _times(ask: Callable[[], object]) -> list[str]:
    return times_of(ask, TIMES).row()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--fill", events]:
            fill_and_measure(int(events))
        case _:
            main()
