"""Exports: rows a second and memory of each format, from the view on: `python -m bench.exporting [EVENTS]`.

Each format is written in a process of its own, so that what it takes of memory can be told. Figures in CPU seconds
are there too: on a machine that others use they say more than the clock does.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 (needs the settings)
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from bench.generating import BEGIN, NAMES, record  # noqa: E402
from bench.machine import describe  # noqa: E402
from bench.sections import DATABASES, DOCUMENT  # noqa: E402
from bench.serving import ROOT  # noqa: E402
from bench.tables import Table, write_section  # noqa: E402
from incidents.models import Event  # noqa: E402
from wiki.recording import PageHistory, PastRevision, record_history  # noqa: E402
from wiki.signature import Signature  # noqa: E402

EVENTS, BATCH = 100_000, 500
FORMATS = ("csv", "jsonl", "json", "atom", "bib", "ris", "csl.json")
COLUMNS = ("format", "MB", "s", "rows/s", "CPU s", "rows/CPU s", "first piece, ms", "MB of memory taken")


def main() -> None:
    """Both databases, and their tables in a section of docs/benchmarks.md."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    begun, load = datetime.now(UTC), os.getloadavg()
    tables = [_measured(name, command, events) for name, command in DATABASES.items()]
    write_section(DOCUMENT, "exports", ["## Exports\n", describe(begun, load, list(DATABASES)), *tables])


def _measured(name: str, command: list[str], events: int) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        subprocess.run(
            [*command, sys.executable, "-m", "bench.exporting", "--fill", str(events)],
            cwd=ROOT,
            env={**environment, "VAR_DIR": folder, "LOG_LEVEL": "WARNING"},
            check=True,
        )
        rows = json.loads((Path(folder) / "rows.json").read_text(encoding="utf-8"))
    table = Table(f"{events:,} events on {name}", COLUMNS, rows)
    print(table, flush=True)
    return table


def fill_and_measure(events: int) -> None:
    """An empty base is filled, and each format asked for; the figures go into VAR_DIR."""
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    for start in range(0, events, BATCH):
        record_history(Event, [history_of(number) for number in range(start, min(start + BATCH, events))])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    rows = [_asked(one) for one in FORMATS]
    (Path(os.environ["VAR_DIR"]) / "rows.json").write_text(json.dumps(rows), encoding="utf-8")


def history_of(number: int) -> PageHistory:
    """An event with the one revision that it has in measurements of many events."""
    signature = Signature(moment=BEGIN, name=NAMES[number % len(NAMES)], summary="Imported", tags=("import",))
    return PageHistory(revisions=[PastRevision(record=record(number), signature=signature)])


def _asked(extension: str) -> list[str]:
    output = subprocess.run(
        [sys.executable, "-m", "bench.exporting", "--write", extension],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    row: list[str] = json.loads(output)
    return row


def write(extension: str) -> list[str]:
    """The figures of one export of all events, sent to nowhere; the index is loaded before."""
    client = Client(headers={"Host": "localhost"})
    count = int(client.get("/events.datapackage.json").getvalue().split(b'"rows": ')[1].split(b",")[0])
    before = most = _memory()
    clock, processor = time.perf_counter(), time.process_time()
    response: Any = client.get(f"/events.{extension}")
    size, first = 0, 0.0
    for piece in response.streaming_content:
        first = first or time.perf_counter() - clock
        size += len(piece)
        most = max(most, _memory())
    seconds, busy = time.perf_counter() - clock, time.process_time() - processor
    figures = [f"{size / 1e6:.0f}", f"{seconds:.1f}", f"{count / seconds:,.0f}", f"{busy:.1f}", f"{count / busy:,.0f}"]
    return [extension, *figures, f"{first * 1000:.0f}", f"{most - before:.0f}"]


def _memory() -> float:
    """The memory of the process's own, in MB: pages of SQLite's file that it has mapped are the system's to take."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("RssAnon:")[2].split()[0]) / 1000


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--fill", events]:
            fill_and_measure(int(events))
        case ["--write", extension]:
            print(json.dumps(write(extension)))
        case _:
            main()
