"""Exports: rows a second and memory of each format, from the view on: `python -m bench.exporting OUTPUT EVENTS`.

Each format is written in a process of its own, so that what it takes of memory can be told. Figures in CPU seconds
are there too: on a machine that others use they say more than the clock does.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.test import Client  # noqa: E402

from bench.bases import make_base  # noqa: E402
from bench.machine import memory_of  # noqa: E402
from bench.serving import ROOT  # noqa: E402
from bench.tables import Table  # noqa: E402

FORMATS = ("csv", "jsonl", "json", "atom", "bib", "ris", "csl.json")
COLUMNS = ("format", "MB", "s", "rows/s", "CPU s", "rows/CPU s", "first piece, ms", "MB of memory taken")


def main(output: Path, events: int) -> None:
    """The table of one base, as JSON."""
    make_base(events)
    rows = [_asked(one) for one in FORMATS]
    table = Table(f"{events:,} events", COLUMNS, rows)
    print(table, flush=True)
    output.write_text(json.dumps([asdict(table)]), encoding="utf-8")


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
    before = most = memory_of()
    clock, processor = time.perf_counter(), time.process_time()
    response: Any = client.get(f"/events.{extension}")
    size, first = 0, 0.0
    for piece in response.streaming_content:
        first = first or time.perf_counter() - clock
        size += len(piece)
        most = max(most, memory_of())
    seconds, busy = time.perf_counter() - clock, time.process_time() - processor
    figures = [f"{size / 1e6:.0f}", f"{seconds:.1f}", f"{count / seconds:,.0f}", f"{busy:.1f}", f"{count / busy:,.0f}"]
    return [extension, *figures, f"{first * 1000:.0f}", f"{most - before:.0f}"]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--write", extension]:
            print(json.dumps(write(extension)))
        case [output, events]:
            main(Path(output), int(events))
