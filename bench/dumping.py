"""Dumps: revisions a second and memory of each form of the whole base: `python -m bench.dumping OUTPUT EVENTS`.

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
from dataclasses import asdict, replace
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()


from bench.bases import make_base  # noqa: E402
from bench.machine import memory_of  # noqa: E402
from bench.serving import ROOT  # noqa: E402
from bench.tables import Table  # noqa: E402
from exchange.dump_writing import written  # noqa: E402
from exchange.dumping import dumps  # noqa: E402
from incidents.models import Event  # noqa: E402
from wiki.models import Change  # noqa: E402

REVISIONS = 3
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


def main(output: Path, events: int) -> None:
    """The table of one base, as JSON."""
    make_base(events, REVISIONS)
    rows = [_asked(name) for name in dumps()]
    table = Table(f"{events:,} events", COLUMNS, rows, NOTE)
    print(table, flush=True)
    output.write_text(json.dumps([asdict(table)]), encoding="utf-8")


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
    most = [before := memory_of()]

    def watched() -> Iterator[bytes]:
        for number, piece in enumerate(dump.write()):
            yield piece
            if number % WATCHED == 0:
                most.append(memory_of())

    clock, processor = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        file = written(Path(folder), replace(dump, write=watched))
    seconds, busy = time.perf_counter() - clock, time.process_time() - processor
    rates = [f"{seconds:.1f}", f"{count:,}", f"{count / seconds:,.0f}", f"{busy:.1f}", f"{count / busy:,.0f}"]
    return [dump.file_name, f"{file.size / 1e6:.1f}", *rates, f"{max(most) - before:.0f}"]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--write", name]:
            print(json.dumps(write(name)))
        case [output, events]:
            main(Path(output), int(events))
