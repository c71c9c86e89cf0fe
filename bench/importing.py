"""Imports of other bases' records: `python -m bench.importing [BESIDE]`.

The VERIS Community Database (6,815 records here, in the folder that IMPORT_DATA names), and ten thousand made records
of its kind into a base that has BESIDE events already, of which each has to be compared with those that may be the
same. Each into a base with the project's vocabularies, searchable and filterable when it is done; and once more, when
nothing is new.
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

from bench.exporting import history_of  # noqa: E402
from bench.machine import describe  # noqa: E402
from bench.sections import DATABASES, DOCUMENT  # noqa: E402
from bench.serving import ROOT  # noqa: E402
from bench.tables import Table, write_section  # noqa: E402
from exchange.importing import importers  # noqa: E402
from exchange.reports import Outcome  # noqa: E402
from exchange.running import import_path  # noqa: E402
from incidents.models import Event  # noqa: E402
from wiki.recording import record_history  # noqa: E402

BESIDE, MADE, BATCH = 100_000, 10_000, 500
VCDB = Path(os.environ.get("IMPORT_DATA", ROOT.parent / "shared/data")) / "vcdb/vcdb_2020-03.jsonl.gz"
COLUMNS = ("import", "events before", "records", "created", "s", "records/s", "CPU s", "MB of memory taken")


def main() -> None:
    """Both databases, and their tables in a section of docs/benchmarks.md."""
    beside = int(sys.argv[1]) if len(sys.argv) > 1 else BESIDE
    begun, load = datetime.now(UTC), os.getloadavg()
    tables = [_measured(name, command, beside) for name, command in DATABASES.items()]
    write_section(DOCUMENT, "imports", ["## Imports\n", describe(begun, load, list(DATABASES)), *tables])


def _measured(name: str, command: list[str], beside: int) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        subprocess.run(
            [*command, sys.executable, "-m", "bench.importing", "--measure", str(beside)],
            cwd=ROOT,
            env={**environment, "VAR_DIR": folder, "LOG_LEVEL": "WARNING"},
            check=True,
        )
        rows = json.loads((Path(folder) / "rows.json").read_text(encoding="utf-8"))
    table = Table(f"On {name}", COLUMNS, rows)
    print(table, flush=True)
    return table


def measure(beside: int) -> None:
    """The imports one after the other; the figures go into VAR_DIR."""
    folder = Path(os.environ["VAR_DIR"])
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    rows = [_run("VCDB", VCDB), _run("VCDB again", VCDB)] if VCDB.exists() else []
    for start in range(0, beside, BATCH):
        record_history(Event, [history_of(number) for number in range(start, min(start + BATCH, beside))])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    made = folder / "made.jsonl"
    with made.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(_veris(number))}\n" for number in range(MADE))
    rows += [_run("made records", made), _run("made records again", made)]
    (folder / "rows.json").write_text(json.dumps(rows), encoding="utf-8")


def _veris(number: int) -> dict[str, Any]:
    """A made record: three thousand organisations, one publication for three records."""
    return {
        "action": {"hacking": {"variety": ["Unknown"]}},
        "actor": {"external": {"variety": ["Unknown"]}},
        "attribute": {
            "confidentiality": {
                "data": [{"variety": "Personal"}, {"variety": "Medical"}],
                "data_disclosure": "Yes",
                "data_total": 100 + number,
                "data_victim": ["Patient"],
            }
        },
        "incident_id": f"made-{number}",
        "reference": f"https://news.example.org/{number // 3}; https://paper.example.org/{number}",
        "security_incident": "Confirmed",
        "summary": f"Somebody got into the files of clinic {number % 3000} and took them away.",
        "timeline": {"incident": {"year": 2000 + number % 20, "month": 1 + number % 12, "day": 1 + number % 28}},
        "victim": {"country": ["US"], "industry": "622110", "state": "OR", "victim_id": f"Clinic {number % 3000}"},
    }


def _run(name: str, path: Path) -> list[str]:
    before, memory = Event.objects.count(), _memory()
    clock, processor = time.perf_counter(), time.process_time()
    report = import_path(path, importers()["veris"])
    seconds, busy = time.perf_counter() - clock, time.process_time() - processor
    records = report.counts.total()
    return [
        name,
        f"{before:,}",
        f"{records:,}",
        f"{report.counts[Outcome.CREATED]:,}",
        f"{seconds:.1f}",
        f"{records / seconds:,.0f}",
        f"{busy:.1f}",
        f"{_memory() - memory:.0f}",
    ]


def _memory() -> float:
    """The memory of the process's own, in MB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("RssAnon:")[2].split()[0]) / 1000


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--measure", beside]:
            measure(int(beside))
        case _:
            main()
