"""Dumps: revisions a second and memory of each form of the whole base: `python -m bench.dumping [EVENTS]`.

Each form is written in a process of its own, as `manage.py dump` writes it (compressed, summed up), so that what it
takes of memory can be told.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 (needs the settings)
from django.db import connection  # noqa: E402

from bench.generating import histories  # noqa: E402
from bench.machine import describe  # noqa: E402
from bench.sections import DATABASES, DOCUMENT  # noqa: E402
from bench.serving import ROOT  # noqa: E402
from bench.tables import Table, write_section  # noqa: E402
from exchange.dump_writing import written  # noqa: E402
from exchange.dumping import dumps  # noqa: E402
from incidents.models import Event  # noqa: E402
from wiki.models import Change  # noqa: E402
from wiki.recording import record_history  # noqa: E402

EVENTS, BATCH, REVISIONS = 10_000, 500, 3
WATCHED = 500
"""After so many pieces memory is looked at."""
COLUMNS = (
    "form",
    "MB compressed",
    "s",
    "pages or revisions",
    "a second",
    "CPU s",
    "a CPU second",
    "MB of memory taken",
)
NOTE = f"{REVISIONS} revisions an event, with the fixtures. A history is counted in revisions, all else in pages."


def main() -> None:
    """Both databases, and their tables in a section of docs/benchmarks.md."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    begun, load = datetime.now(UTC), os.getloadavg()
    tables = [measured(name, command, events) for name, command in DATABASES.items()]
    write_section(DOCUMENT, "dumps", ["## Dumps\n", describe(begun, load, list(DATABASES)), *tables])


def measured(name: str, command: list[str], events: int = EVENTS) -> Table:
    """A base of so many events, and every form written of it."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        subprocess.run(
            [*command, sys.executable, "-m", "bench.dumping", "--fill", str(events)],
            cwd=ROOT,
            env={**environment, "VAR_DIR": folder, "LOG_LEVEL": "WARNING"},
            check=True,
        )
        rows = json.loads((Path(folder) / "rows.json").read_text(encoding="utf-8"))
    table = Table(f"{events:,} events on {name}", COLUMNS, rows, NOTE)
    print(table, flush=True)
    return table


def fill_and_measure(events: int) -> None:
    """An empty base is filled, and each form written; the figures go into VAR_DIR."""
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    for start in range(0, events, BATCH):
        record_history(Event, histories(start, min(BATCH, events - start), REVISIONS))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    rows = [_asked(name) for name in dumps()]
    (Path(os.environ["VAR_DIR"]) / "rows.json").write_text(json.dumps(rows), encoding="utf-8")


def _asked(name: str) -> list[str]:
    output = subprocess.run(
        [sys.executable, "-m", "bench.dumping", "--write", name], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    row: list[str] = json.loads(output.splitlines()[-1])
    return row


def write(name: str) -> list[str]:
    """The figures of one form."""
    dump = dumps()[name]
    count = Change.objects.count() if dump.is_history else Event.objects.live().count()
    most = [before := _memory()]

    def watched() -> Iterator[bytes]:
        for number, piece in enumerate(dump.write()):
            yield piece
            if number % WATCHED == 0:
                most.append(_memory())

    clock, processor = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        file = written(Path(folder), replace(dump, write=watched))
    seconds, busy = time.perf_counter() - clock, time.process_time() - processor
    rates = [f"{seconds:.1f}", f"{count:,}", f"{count / seconds:,.0f}", f"{busy:.1f}", f"{count / busy:,.0f}"]
    return [dump.file_name, f"{file.size / 1e6:.1f}", *rates, f"{max(most) - before:.0f}"]


def _memory() -> float:
    """The memory of the process's own, in MB: pages of SQLite's file that it has mapped are the system's to take."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("RssAnon:")[2].split()[0]) / 1000


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--fill", events]:
            fill_and_measure(int(events))
        case ["--write", name]:
            print(json.dumps(write(name)))
        case _:
            main()
